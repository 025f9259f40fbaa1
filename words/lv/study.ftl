# `tilts study` vārdi: pētījumu, tabulu, kolonnu, iestatījumu un brīdinājumu nosaukumi.

## Ietvars
rows = Izmantotas { $used } no { $in-file } rindām.
rows-with-condition = Izmantotas { $used } rindas no { $considered }, kas atbilst nosacījumam ({ $condition }); datnē ir { $in-file }.
none-missing = Izmantotajās kolonnās netrūkst nevienas vērtības.
missing = Trūkstošās vērtības pa kolonnām: { $columns }. Rindas, kurās trūkst vajadzīgas vērtības, nav izmantotas.
caution = Uzmanību: { $text }
no-value = –
at-risk-below = Riska grupā
picture-title = { $study }: { $file }, rindu skaits { $rows }
picture-description = Horizontāli: { $x }. Vertikāli: { $y }. Parādīts: { $series }.

## Pētījumi
study-survival = Laiks līdz notikumam
study-accuracy = Vērtējumu precizitāte
study-agreement = Vērtētāju saskaņa
study-reliability = Skalas ticamība

## Tabulas
part-groups = Grupas
part-at = Daļa bez notikuma
part-quantiles = Laiks, līdz kuram notikums bijis noteiktai daļai
part-restricted-means = Vidējais laiks bez notikuma līdz robežai
part-restricted-mean-differences = Vidējo laiku starpības
part-tests = Vai grupas atšķiras?
part-log-rank-counts = Novērotie notikumi un sagaidāmie, ja grupas neatšķirtos
part-areas = Laukums zem ROC līknes
part-comparisons = Laukumu salīdzinājums
part-partial-areas = Laukuma daļa noteiktās specifiskuma robežās
part-best-thresholds = Labākais slieksnis (Youden)
part-rates = Cik bieži slieksnis trāpa un kļūdās
part-rates-by-group = Biežumi pa grupām un atšķirības no pirmās grupas
part-agreement = Saskaņa
part-categories = Saskaņa par katru kategoriju (Fleiss)
part-scale = Skala
part-items = Jautājumi
part-answers = Atbildes

## Kolonnas
column-group = Grupa
column-rows = Rindas
column-events = Notikumi
column-censored = Cenzēti
column-median = Mediāna
column-median-lower = no
column-median-upper = līdz
column-last-time = Novēroti līdz
column-time = Laiks
column-at-risk = Riska grupā
column-survival = Bez notikuma
column-standard-error = Standartkļūda
column-lower = no
column-upper = līdz
column-share = Daļa
column-horizon = Robeža
column-mean = Vidējais
column-reference = Salīdzināts ar
column-difference = Starpība
column-p = p
column-test = Tests
column-chi-square = Hī kvadrāts
column-degrees = Brīvības pakāpes
column-observed = Novēroti
column-expected = Sagaidāmi
column-score = Vērtējums
column-area = Laukums
column-positives = Ar iznākumu
column-negatives = Bez iznākuma
column-first = Pirmais
column-second = Otrais
column-statistic = Statistika
column-from = no
column-to = līdz
column-corrected = Koriģēts
column-threshold = Slieksnis
column-sensitivity = Jutīgums
column-specificity = Specifiskums
column-rate = Rādītājs
column-count = Skaits
column-of = No
column-difference-lower = no
column-difference-upper = līdz
column-true-positives = Atzīmēti pamatoti
column-false-positives = Atzīmēti nepamatoti
column-false-positive-rate = Atzīmēti bez iznākuma
column-coefficient = Koeficients
column-value = Vērtība
column-category = Kategorija
column-kappa = Kapa
column-items = Jautājumi
column-alpha = Alfa
column-standardised = Standartizēta
column-lambda6 = Gatmana λ6
column-average-correlation = Vidējā korelācija
column-deviation = Standartnovirze
column-item = Jautājums
column-total-correlation = Ar kopsummu
column-corrected-correlation = Ar kopsummu, koriģēta
column-rest-correlation = Ar pārējiem
column-alpha-without = Alfa bez tā
column-missing = Trūkst
column-answer = Atbilde

## Nosaukumi šūnās
code-everybody = visi
code-log-rank = logranga (log-rank)
code-peto-peto = Peto–Peto
code-log-log = log-log
code-log = log
code-plain = vienkāršais
code-logit = logit
code-arcsin = arksinusa
code-missing = trūkst
code-sensitivity = jutīgums
code-specificity = specifiskums
code-false-positive = atzīmēti nepamatoti
code-false-negative = palaisti garām
code-precision = iznākums starp atzīmētajiem
code-negative-predictive = iznākuma nav starp pārējiem
code-accuracy = vērtēti pareizi
code-selection = atzīmēti
code-prevalence = ar iznākumu
code-nominal = nominālā
code-ordinal = kārtas
code-interval-scale = intervālu
code-ratio = attiecību
code-percent-agreement = visi vērtētāji vienisprātis
code-cohen = Koena kapa
code-cohen-linear = Koena kapa, lineāri svari
code-cohen-quadratic = Koena kapa, kvadrātiski svari
code-light = Laita kapa
code-fleiss = Fleisa kapa
code-conger = Kongera kapa
code-gwet-ac1 = Gveta AC1
code-krippendorff = Kripendorfa alfa
code-kendall-w = Kendala W
code-icc-1-1 = ICC(1,1)
code-icc-2-1 = ICC(2,1)
code-icc-3-1 = ICC(3,1)
code-icc-1-k = ICC(1,k)
code-icc-2-k = ICC(2,k)
code-icc-3-k = ICC(3,k)

## Iestatījumi
setting-interval = intervāls
setting-level = ticamība
setting-scale = skala
setting-reversed = apvērsti
setting-reversed-between = robežās

## Brīdinājumi
caution-one-group = visas rindas ir vienā grupā, tāpēc nav ko salīdzināt.
caution-not-compared = vērtējumi parādīti līdzās; pievienojiet --paired, lai pārbaudītu, vai viens sarindo labāk par otru.
caution-missing-ratings = daļa vērtējumu trūkst; AC1 un alfa izmanto visas rindas, pārējie koeficienti – tikai tās, kuras vērtējuši visi.
caution-against-the-scale = kāds jautājums ir pretējs pārējai skalai; pārbaudiet, vai tas nav jāapvērš (--reverse).
