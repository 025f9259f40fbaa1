//! Results of other tools, each with its version and call. Generated from the collection of reference results.

/// survival 3.5.3: `coxph(Surv(week,arrest)~fin+age+race+wexp+mar+paro+prio,ties='efron')`
pub const COX_ROSSI_EFRON_COEF: [f64; 7] =
    [-0.379422166871205, -0.0574377430137615, 0.313899785949302, -0.149795697222782, -0.43370387669025,
    -0.0848710829908305, 0.0914970793511212];

/// survival 3.5.3: `coxph(Surv(week,arrest)~fin+age+race+wexp+mar+paro+prio,ties='efron')`
pub const COX_ROSSI_EFRON_SE: [f64; 7] =
    [0.191379480712809, 0.0219994706279538, 0.307992776392938, 0.212224296158163, 0.381868057464921,
    0.195756671920923, 0.0286485500734706];

/// survival 3.5.3: `coxph(Surv(week,arrest)~fin+age+race+wexp+mar+paro+prio,ties='efron')`
pub const COX_ROSSI_EFRON_LOGLIK: [f64; 2] =
    [-675.380632346871, -658.747659446086];

/// survival 3.5.3: `coxph(Surv(week,arrest)~fin+age+race+wexp+mar+paro+prio,ties='efron')`
pub const COX_ROSSI_EFRON_LR_TEST: [f64; 3] =
    [33.2659458015708, 7.0, 2.36204505369854e-05];

/// survival 3.5.3: `coxph(Surv(week,arrest)~fin+age+race+wexp+mar+paro+prio,ties='efron')`
pub const COX_ROSSI_EFRON_WALD_TEST: [f64; 3] =
    [32.1126101919368, 7.0, 3.87092066975814e-05];

/// survival 3.5.3: `coxph(Surv(week,arrest)~fin+age+race+wexp+mar+paro+prio,ties='efron')`
pub const COX_ROSSI_EFRON_SCORE_TEST: [f64; 3] =
    [33.5286888997077, 7.0, 2.1098615174343e-05];

/// survival 3.5.3: `coxph(Surv(week,arrest)~fin+age+race+wexp+mar+paro+prio,ties='breslow')`
pub const COX_ROSSI_BRESLOW_COEF: [f64; 7] =
    [-0.379021887795027, -0.0572459253635571, 0.314129765068245, -0.151114599627457, -0.432782572549051,
    -0.0849828357516055, 0.0911115405004656];

/// survival 3.5.3: `coxph(Surv(week,arrest)~fin+age+race+wexp+mar+paro+prio,ties='breslow')`
pub const COX_ROSSI_BRESLOW_SE: [f64; 7] =
    [0.191364425859019, 0.0219831857514714, 0.308017279578757, 0.21212316079632, 0.38179493506431,
    0.195748207323212, 0.0286312530668248];

/// survival 3.5.3: `coxph(Surv(week,arrest)~fin+age+race+wexp+mar+paro+prio,ties='breslow')`
pub const COX_ROSSI_BRESLOW_LOGLIK: [f64; 2] =
    [-675.683389417497, -659.120605677328];

/// survival 3.5.3: `coxph(Surv(week,arrest)~fin+age+race+wexp+mar+paro+prio,ties='breslow')`
pub const COX_ROSSI_BRESLOW_LR_TEST: [f64; 3] =
    [33.1255674803372, 7.0, 2.50877603433228e-05];

/// survival 3.5.3: `coxph(Surv(week,arrest)~fin+age+race+wexp+mar+paro+prio,ties='breslow')`
pub const COX_ROSSI_BRESLOW_WALD_TEST: [f64; 3] =
    [31.9810169858554, 7.0, 4.0946342224931e-05];

/// survival 3.5.3: `coxph(Surv(week,arrest)~fin+age+race+wexp+mar+paro+prio,ties='breslow')`
pub const COX_ROSSI_BRESLOW_SCORE_TEST: [f64; 3] =
    [33.3828204240907, 7.0, 2.24638309023725e-05];

/// survival 3.5.3: `coxph(Surv(week,arrest)~fin+age+race+wexp+mar+paro+prio,ties='exact')`
pub const COX_ROSSI_EXACT_COEF: [f64; 7] =
    [-0.381567617441891, -0.0575246588519443, 0.316457911832029, -0.152243185462913, -0.434923614188314,
    -0.0854571370017587, 0.0918879268203465];

/// survival 3.5.3: `coxph(Surv(week,arrest)~fin+age+race+wexp+mar+paro+prio,ties='exact')`
pub const COX_ROSSI_EXACT_SE: [f64; 7] =
    [0.192006935907134, 0.022037773261972, 0.308925468129525, 0.212774456598126, 0.382502123739142,
    0.196455016126724, 0.0287963461013591];

/// survival 3.5.3: `coxph(Surv(week,arrest)~fin+age+race+wexp+mar+paro+prio,ties='exact')`
pub const COX_ROSSI_EXACT_LOGLIK: [f64; 2] =
    [-613.752814771413, -597.09187744401];

/// survival 3.5.3: `coxph(Surv(week,arrest)~fin+age+race+wexp+mar+paro+prio,ties='exact')`
pub const COX_ROSSI_EXACT_LR_TEST: [f64; 3] =
    [33.3218746548059, 7.0, 2.30597950492502e-05];

/// survival 3.5.3: `coxph(Surv(week,arrest)~fin+age+race+wexp+mar+paro+prio,ties='exact')`
pub const COX_ROSSI_EXACT_WALD_TEST: [f64; 3] =
    [32.1018528157447, 7.0, 3.8887459326753e-05];

/// survival 3.5.3: `coxph(Surv(week,arrest)~fin+age+race+wexp+mar+paro+prio,ties='exact')`
pub const COX_ROSSI_EXACT_SCORE_TEST: [f64; 3] =
    [33.559131346828, 7.0, 2.08242253219787e-05];

/// survival 3.5.3: `coxph(Surv(t2,s2>0)~male+age_group(5)+tp,ties='efron')`
pub const COX_IOWA_EFRON_COEF: [f64; 6] =
    [0.197219600849973, -0.0860209521327363, -0.220494084928735, -0.338932463758045, -0.715350642673019,
    0.497909820714313];

/// survival 3.5.3: `coxph(Surv(t2,s2>0)~male+age_group(5)+tp,ties='efron')`
pub const COX_IOWA_EFRON_SE: [f64; 6] =
    [0.037552094358597, 0.0322555900164494, 0.0359819829109152, 0.040696975290242, 0.0732277514699748,
    0.0246942138760541];

/// survival 3.5.3: `coxph(Surv(t2,s2>0)~male+age_group(5)+tp,ties='efron')`
pub const COX_IOWA_EFRON_LOGLIK: [f64; 2] =
    [-70936.2447381548, -70621.5330016509];

/// survival 3.5.3: `coxph(Surv(t2,s2>0)~male+age_group(5)+tp,ties='efron')`
pub const COX_IOWA_EFRON_LR_TEST: [f64; 3] =
    [629.423473007773, 6.0, 1.04709301285704e-132];

/// survival 3.5.3: `coxph(Surv(t2,s2>0)~male+age_group(5)+tp,ties='efron')`
pub const COX_IOWA_EFRON_WALD_TEST: [f64; 3] =
    [595.864824743008, 6.0, 1.81852051609961e-125];

/// survival 3.5.3: `coxph(Surv(t2,s2>0)~male+age_group(5)+tp,ties='efron')`
pub const COX_IOWA_EFRON_SCORE_TEST: [f64; 3] =
    [607.951979605373, 6.0, 4.4917023593804e-128];

/// survival 3.5.3: `coxph(Surv(t2,s2>0)~male+age_group(5)+tp,ties='breslow')`
pub const COX_IOWA_BRESLOW_COEF: [f64; 6] =
    [0.197172444712203, -0.085995573241, -0.22043204654616, -0.33884223523173, -0.715198292321629,
    0.497789230296307];

/// survival 3.5.3: `coxph(Surv(t2,s2>0)~male+age_group(5)+tp,ties='breslow')`
pub const COX_IOWA_BRESLOW_SE: [f64; 6] =
    [0.0375521015930057, 0.0322555902136778, 0.0359819953996975, 0.0406969787805347, 0.0732277644750295,
    0.0246942248102793];

/// survival 3.5.3: `coxph(Surv(t2,s2>0)~male+age_group(5)+tp,ties='breslow')`
pub const COX_IOWA_BRESLOW_LOGLIK: [f64; 2] =
    [-70937.8698536861, -70623.3079149648];

/// survival 3.5.3: `coxph(Surv(t2,s2>0)~male+age_group(5)+tp,ties='breslow')`
pub const COX_IOWA_BRESLOW_LR_TEST: [f64; 3] =
    [629.123877442733, 6.0, 1.21514860674908e-132];

/// survival 3.5.3: `coxph(Surv(t2,s2>0)~male+age_group(5)+tp,ties='breslow')`
pub const COX_IOWA_BRESLOW_WALD_TEST: [f64; 3] =
    [595.585764580109, 6.0, 2.08886241475278e-125];

/// survival 3.5.3: `coxph(Surv(t2,s2>0)~male+age_group(5)+tp,ties='breslow')`
pub const COX_IOWA_BRESLOW_SCORE_TEST: [f64; 3] =
    [607.662061103533, 6.0, 5.18743929011501e-128];

/// survival 3.5.3: `basehaz(coxph,centered=FALSE)`
pub const COX_ROSSI_BASEHAZ_CUMHAZ: [f64; 5] =
    [0.104038413783002, 0.291898208237595, 0.453675439271783, 0.674414616908072, 0.956499233885016];

/// survival 3.5.3: `survfit(m,newdata=(fin=0|1,age=25,race=1,wexp=0,mar=0,paro=1,prio=3)) at 26,52`
pub const COX_ROSSI_PREDICT_SURV: [[f64; 2]; 2] =
    [[0.85301332702388, 0.896924848824731], [0.686275057572797, 0.772899117036128]];

/// survival 3.5.3: `survfit(m,newdata=(fin=0|1,age=25,race=1,wexp=0,mar=0,paro=1,prio=3)) at 26,52`
pub const COX_ROSSI_PREDICT_SE: [[f64; 2]; 2] =
    [[0.0301027296323123, 0.0231084778812347], [0.0513953848485223, 0.0424447037895748]];

/// survival 3.5.3: `cox.zph(m) (transform km)`
pub const COX_ROSSI_ZPH_CHISQ: [f64; 8] =
    [0.0624297500893763, 5.97398166115191, 2.06826538335465, 4.2245956386986, 1.01102156455446,
    0.0183832991358407, 0.520584267006145, 17.6944152960279];

/// survival 3.5.3: `cox.zph(m) (transform km)`
pub const COX_ROSSI_ZPH_P: [f64; 8] =
    [0.802696034694497, 0.0145184627103101, 0.150392488542743, 0.0398421115893729, 0.314658228111996,
    0.892149344057195, 0.470592556698216, 0.0134275065762991];

/// survival 3.5.3: `coxph(Surv(week,arrest)~fin+age+race+wexp+mar+paro+prio,ties='exact')`
pub const COX_ROSSI_EXACT_CONCORDANCE: [f64; 2] =
    [0.640399699403504, 0.0266447140700606];

/// survival 3.5.3: `coxph(Surv(t2,s2>0)~male+age_group(5)+tp,ties='efron')`
pub const COX_IOWA_EFRON_CONCORDANCE: [f64; 2] =
    [0.588160545423268, 0.00345309901880086];
