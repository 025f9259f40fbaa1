//! Whether assessors of the same people agree.

use statistics::Level;
use statistics::agreement::{
    Icc, IccForm, Scale, Weights, cohen_of_values, fleiss, gwet_ac1, icc, kendall_w, krippendorff, light,
    percent_agreement,
};

use super::error::Refusal;
use super::part::{Cell, Part, Shape};
use super::{StudyError, StudyResult};
use crate::file::{DataFile, FileError, Kind, Levels, Missing, Request};

static AGREEMENT: Shape = Shape::of(
    "agreement",
    &["coefficient", "value", "standard_error", "lower", "upper", "statistic", "degrees", "p", "rows"],
);
static CATEGORIES: Shape = Shape::of("categories", &["category", "share", "kappa", "statistic", "p"]);

/// Every table it may answer with.
pub(super) const SHAPES: &[&Shape] = &[&AGREEMENT, &CATEGORIES];

/// Ratings with more distinct values than this are numbers rather than categories, which have no table of their own.
const FEW: usize = 12;

/// A question about agreement.
#[derive(Debug, Clone)]
pub struct Agreement {
    /// A column for each rater; rows are the people rated.
    pub raters: Vec<String>,
    /// What their codes mean.
    pub scale: Scale,
}

/// The name of a scale.
fn scale_name(scale: Scale) -> &'static str {
    match scale {
        Scale::Nominal => "nominal",
        Scale::Ordinal => "ordinal",
        Scale::Interval => "interval_scale",
        Scale::Ratio => "ratio",
    }
}

fn icc_name(form: IccForm) -> &'static str {
    match form {
        IccForm::OneWay => "icc_1_1",
        IccForm::TwoWayRandom => "icc_2_1",
        IccForm::TwoWayMixed => "icc_3_1",
        IccForm::OneWayMean => "icc_1_k",
        IccForm::TwoWayRandomMean => "icc_2_k",
        IccForm::TwoWayMixedMean => "icc_3_k",
    }
}

impl Agreement {
    /// Answers it from a file. Rows that a rater left out count only where the method knows missing ratings.
    ///
    /// # Errors
    /// The file or the data do not allow it; the error says what would mend it.
    pub fn of(&self, file: &DataFile) -> Result<StudyResult, StudyError> {
        self.of_ranks(file, &[])
    }

    /// The same where ranks are words, from the lowest; none where they are numbers.
    ///
    /// # Errors
    /// As [`Agreement::of`], and a level that is not among the ranks.
    pub fn of_ranks(&self, file: &DataFile, order: &[String]) -> Result<StudyResult, StudyError> {
        let named = self.raters.join("`, `");
        let refusal = Refusal::about(file, &[("raters", Some(&named))]);
        let refused = |error| refusal.of(error);
        if !order.is_empty() && self.scale != Scale::Ordinal {
            let problem = "only ranks have an order of levels";
            return Err(StudyError::question(file, problem, "leave out --order, or use --scale ordinal"));
        }
        let words = self.scale == Scale::Nominal || !order.is_empty();
        let kind = if words { Kind::Levels } else { Kind::Number };
        let requests: Vec<Request> = self.raters.iter().map(|rater| Request { name: rater.clone(), kind }).collect();
        let mut frame = file.read(&requests, Missing::Keep).map_err(|error| self.say_order(error))?;
        let ratings = if words {
            let raters: Vec<Levels> = (0..requests.len()).map(|at| frame.levels(at)).collect();
            Ratings::of_levels(&raters).in_order(file, order)?
        } else {
            let raters = (0..requests.len()).map(|at| frame.numbers(at)).collect();
            Ratings::of_numbers(raters, self.scale != Scale::Ordinal)
        };
        let mut result = StudyResult::of("agreement", file, frame.count());
        result.set("scale", Cell::Code(scale_name(self.scale)));
        result.set("level", Cell::Share(Level::P95.get()));
        let whole = ratings.whole_rows();
        if whole < ratings.rows() {
            result.cautions.push("missing-ratings");
        }
        self.fill(&ratings, &mut result).map_err(refused)?;
        Ok(result)
    }

    /// Where ranks are words, says how to give their order.
    fn say_order(&self, error: FileError) -> FileError {
        match error {
            FileError::WrongValue { path, column, needed, row, value, .. } if self.scale == Scale::Ordinal => {
                let remedy = "where ranks are words, name them from the lowest with --order".to_owned();
                FileError::WrongValue { path, column, needed, row, value, remedy }
            }
            error => error,
        }
    }

    fn fill(&self, ratings: &Ratings, result: &mut StudyResult) -> Result<(), statistics::Error> {
        let mut part = Part::new(&AGREEMENT);
        let everybody = ratings.rows();
        let values: Vec<&[f64]> = ratings.values.iter().map(Vec::as_slice).collect();
        let alpha = krippendorff(&values, self.scale)?;
        let codes = ratings.whole_codes();
        let by_rater: Vec<&[u32]> = codes.iter().map(Vec::as_slice).collect();
        let whole = codes.first().map_or(0, Vec::len);
        let mut categories = Part::new(&CATEGORIES);
        let mut left_out = false;
        if whole > 0 {
            let percent = percent_agreement(&by_rater, Level::P95)?;
            let (lower, upper) = (percent.interval.lower, percent.interval.upper);
            part.push(Line::of("percent_agreement", percent.share, whole).within(lower, upper).cells());
            if let [first, second] = by_rater[..] {
                let plain = [("cohen", Weights::Plain)];
                let weighted = [("cohen_linear", Weights::Linear), ("cohen_quadratic", Weights::Quadratic)];
                let weighted: &[_] = if self.scale == Scale::Nominal { &[] } else { &weighted };
                for &(name, weights) in plain.iter().chain(weighted) {
                    let kappa = cohen_of_values(first, second, &ratings.places, weights, Level::P95);
                    let Some(kappa) = computed(kappa, &mut left_out)? else { continue };
                    let line = Line { error: Some(kappa.standard_error), ..Line::of(name, kappa.value, whole) };
                    let line = Line { statistic: Some(kappa.z), p: Some(kappa.p), ..line };
                    part.push(line.within(kappa.interval.lower, kappa.interval.upper).cells());
                }
            } else {
                let light = computed(light(&by_rater), &mut left_out)?;
                part.rows.extend(light.map(|light| Line::of("light", light, whole).cells()));
            }
            let kappa = computed(fleiss(&by_rater), &mut left_out)?;
            if let Some(kappa) = &kappa {
                let line = Line::of("fleiss", kappa.value, whole);
                part.push(Line { statistic: Some(kappa.z), p: Some(kappa.p), ..line }.cells());
                part.push(Line::of("conger", kappa.conger, whole).cells());
            }
            let few = kappa.filter(|_| ratings.names.len() <= FEW).map_or_else(Vec::new, |kappa| kappa.categories);
            for category in few {
                categories.push(vec![
                    Cell::text(&ratings.names[category.category as usize]),
                    Cell::Share(category.share),
                    Cell::Number(category.kappa),
                    Cell::Number(category.z),
                    Cell::P(category.p),
                ]);
            }
        }
        let optional: Vec<&[Option<u32>]> = ratings.codes.iter().map(Vec::as_slice).collect();
        let size = u32::try_from(ratings.names.len()).unwrap_or(u32::MAX);
        let ac1 = gwet_ac1(&optional, size, Level::P95)?;
        let line = Line { error: Some(ac1.standard_error), ..Line::of("gwet_ac1", ac1.value, everybody) };
        part.push(line.within(ac1.interval.lower, ac1.interval.upper).cells());
        part.push(Line::of("krippendorff", alpha, everybody).cells());
        if self.scale != Scale::Nominal && whole > 1 {
            let values = ratings.whole_values();
            let values: Vec<&[f64]> = values.iter().map(Vec::as_slice).collect();
            if let Some(concordance) = computed(kendall_w(&values), &mut left_out)? {
                let line = Line::of("kendall_w", concordance.w, whole);
                let line = Line { statistic: Some(concordance.statistic), p: Some(concordance.p), ..line };
                part.push(Line { degrees: Some(concordance.degrees_of_freedom), ..line }.cells());
            }
            if self.scale != Scale::Ordinal {
                let correlations = computed(icc(&values, Level::P95), &mut left_out)?;
                part.rows.extend(correlations.iter().flatten().map(|one| correlation(one, whole)));
            }
        }
        if left_out {
            result.cautions.push("constant-rater");
        }
        result.add(part);
        result.add(categories);
        Ok(())
    }
}

/// A coefficient; none where a rater's constant codes, or people who do not differ, leave nothing to measure.
fn computed<T>(coefficient: Result<T, statistics::Error>, left_out: &mut bool) -> Result<Option<T>, statistics::Error> {
    match coefficient {
        Err(statistics::Error::NoVariation { .. }) => {
            *left_out = true;
            Ok(None)
        }
        coefficient => coefficient.map(Some),
    }
}

fn correlation(icc: &Icc, rows: usize) -> Vec<Cell> {
    let line = Line::of(icc_name(icc.form), icc.value, rows);
    let line = Line { statistic: Some(icc.f), degrees: Some(icc.degrees_of_freedom.0), p: Some(icc.p), ..line };
    match icc.interval {
        Some(interval) => line.within(interval.lower, interval.upper).cells(),
        None => line.cells(),
    }
}

/// One coefficient.
struct Line {
    name: &'static str,
    value: f64,
    error: Option<f64>,
    lower: Option<f64>,
    upper: Option<f64>,
    statistic: Option<f64>,
    degrees: Option<f64>,
    p: Option<f64>,
    rows: usize,
}

impl Line {
    fn of(name: &'static str, value: f64, rows: usize) -> Self {
        Self { name, value, error: None, lower: None, upper: None, statistic: None, degrees: None, p: None, rows }
    }

    fn within(self, lower: f64, upper: f64) -> Self {
        Self { lower: Some(lower), upper: Some(upper), ..self }
    }

    fn cells(self) -> Vec<Cell> {
        vec![
            Cell::Code(self.name),
            Cell::Number(self.value),
            Cell::number(self.error),
            Cell::number(self.lower),
            Cell::number(self.upper),
            Cell::number(self.statistic),
            Cell::number(self.degrees),
            self.p.map_or(Cell::Nothing, Cell::P),
            Cell::count(self.rows),
        ]
    }
}

/// Ratings as values and as codes of one list of categories.
struct Ratings {
    values: Vec<Vec<f64>>,
    codes: Vec<Vec<Option<u32>>>,
    names: Vec<String>,
    /// What each category counts as where distance matters: its place among ranks, its value among numbers.
    places: Vec<f64>,
}

/// 0, 1, 2 …
fn ranks(categories: usize) -> Vec<f64> {
    (0_u32..).take(categories).map(f64::from).collect()
}

impl Ratings {
    fn of_levels(raters: &[Levels]) -> Self {
        let shared = Levels::shared(&raters.iter().collect::<Vec<_>>());
        let names = shared.first().map_or_else(Vec::new, |levels| levels.names.clone());
        let codes: Vec<Vec<Option<u32>>> = shared.iter().map(Levels::optional).collect();
        let value = |code: &Option<u32>| code.map_or(f64::NAN, f64::from);
        let values = codes.iter().map(|codes| codes.iter().map(value).collect()).collect();
        let places = ranks(names.len());
        Self { values, codes, names, places }
    }

    /// With categories as ranks in an order; as they are where none is given.
    fn in_order(self, file: &DataFile, order: &[String]) -> Result<Self, StudyError> {
        if order.is_empty() {
            return Ok(self);
        }
        let place = |name: &String| order.iter().position(|other| other == name);
        if let Some(name) = self.names.iter().find(|name| place(name).is_none()) {
            let problem = format!("level `{name}` is not in the order");
            return Err(StudyError::question(file, problem, "name every level once in --order, from the lowest"));
        }
        let rank: Vec<u32> =
            self.names.iter().filter_map(place).filter_map(|place| u32::try_from(place).ok()).collect();
        let code = |code: &Option<u32>| code.map(|code| rank[code as usize]);
        let codes: Vec<Vec<Option<u32>>> = self.codes.iter().map(|codes| codes.iter().map(code).collect()).collect();
        let value = |code: &Option<u32>| code.map_or(f64::NAN, f64::from);
        let values = codes.iter().map(|codes| codes.iter().map(value).collect()).collect();
        Ok(Self { values, codes, names: order.to_vec(), places: ranks(order.len()) })
    }

    fn of_numbers(values: Vec<Vec<f64>>, by_distance: bool) -> Self {
        let mut levels: Vec<f64> = values.iter().flatten().copied().filter(|value| !value.is_nan()).collect();
        levels.sort_by(f64::total_cmp);
        levels.dedup();
        let code = |value: &f64| {
            let place = levels.partition_point(|level| level < value);
            (!value.is_nan()).then(|| u32::try_from(place).unwrap_or(u32::MAX))
        };
        let codes = values.iter().map(|values| values.iter().map(code).collect()).collect();
        let names = levels.iter().map(f64::to_string).collect();
        let places = if by_distance { levels } else { ranks(levels.len()) };
        Self { values, codes, names, places }
    }

    fn rows(&self) -> usize {
        self.values.first().map_or(0, Vec::len)
    }

    fn is_whole(&self, row: usize) -> bool {
        self.codes.iter().all(|rater| rater[row].is_some())
    }

    fn whole_rows(&self) -> usize {
        (0..self.rows()).filter(|row| self.is_whole(*row)).count()
    }

    fn whole_codes(&self) -> Vec<Vec<u32>> {
        let of = |rater: &Vec<Option<u32>>| {
            (0..rater.len()).filter(|row| self.is_whole(*row)).filter_map(|row| rater[row]).collect()
        };
        self.codes.iter().map(of).collect()
    }

    fn whole_values(&self) -> Vec<Vec<f64>> {
        let of = |rater: &Vec<f64>| (0..rater.len()).filter(|row| self.is_whole(*row)).map(|row| rater[row]).collect();
        self.values.iter().map(of).collect()
    }
}
