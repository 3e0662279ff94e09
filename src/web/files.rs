//! Lists as files: the same filters and times as the pages, read a short page of the database at a time.

use actix_web::http::header::{CONTENT_DISPOSITION, ETAG};
use actix_web::web::{Bytes, Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use futures_util::{StreamExt as _, stream};

use super::error::{Error, Result};
use super::moment::{AsOf, Moment};
use super::pages::{self, Request};
use super::query::{AskedFilter, Query};
use super::state::State;
use crate::domain::vocabulary::Vocabulary as _;
use crate::domain::zone::Zone;
use crate::export::sink::{BYTE_ORDER_MARK, Sink};
use crate::export::{self, Dataset, Scope};
use crate::store::lookup::Lookup;

/// A data set as CSV.
pub async fn dataset(request: HttpRequest, state: Data<State>, path: Path<(String, String)>) -> HttpResponse {
    let (language, name) = path.into_inner();
    let language = pages::language(&language);
    match file(&request, &state, &name).await {
        Ok(response) => response,
        Err(err) => err.page(language),
    }
}

async fn file(request: &HttpRequest, state: &Data<State>, name: &str) -> Result<HttpResponse> {
    let name = if name == "changes" { "ledger" } else { name };
    let dataset = Dataset::by_name(name).ok_or(Error::NotFound)?;
    let query = Query::parse(request.query_string())?;
    let as_of = AsOf::read(&query)?;
    let present = state.present()?;
    let now = (state.settings.clock)();
    // The language is not part of the key: the bytes are the same under each.
    let address = format!("/data/{name}.csv?{}", request.query_string());
    let etag = pages::etag(&present, as_of, &address)?;
    if pages::has(request, &etag) {
        return Ok(HttpResponse::NotModified().insert_header((ETAG, etag)).finish());
    }
    let zone = state.settings.zone;
    let with_mark = query.get("bom") != Some("0");
    let scope = state
        .export(move |conn| {
            let zone = zone_of_filter(&present.lookup, &query).unwrap_or(zone);
            let moment = Moment::resolve(conn, as_of, present.position, now, zone)?;
            let lookup = if moment.position == present.position {
                // A file is read once; what pages ask again and again stays in memory instead.
                std::sync::Arc::new(present.lookup.without_kept())
            } else {
                std::sync::Arc::new(Lookup::load(conn, moment.position)?)
            };
            let asked = AskedFilter::read(&query, &lookup);
            if let Some((name, value)) = asked.unknown.first() {
                return Err(Error::bad("error-filter-unknown").with("name", *name).with("value", value));
            }
            Ok(Scope { at: moment.position, day: moment.day, filter: asked.filter, lookup })
        })
        .await?;
    let title = title(name, &scope);
    let mut first = if with_mark { BYTE_ORDER_MARK.to_vec() } else { Vec::new() };
    first.extend(dataset.begin().map_err(Error::internal)?);
    let (rows, next) = page(state, dataset, scope.clone(), 0).await?;
    first.extend_from_slice(&rows);
    let rest = stream::try_unfold(ahead(state, dataset, &scope, next), {
        let state = state.clone();
        move |pending| {
            let (state, scope) = (state.clone(), scope.clone());
            async move {
                let Some(pending) = pending else { return Ok::<_, Error>(None) };
                let (bytes, next) = pending.await.map_err(Error::internal)??;
                Ok(Some((Bytes::from(bytes), ahead(&state, dataset, &scope, next))))
            }
        }
    });
    let body = stream::once(async move { Ok(Bytes::from(first)) }).chain(rest);
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8; header=present")
        .insert_header((CONTENT_DISPOSITION, disposition(&title)))
        .insert_header((ETAG, etag))
        .insert_header(("cache-control", pages::cache_control(as_of)))
        .insert_header(("access-control-allow-origin", "*"))
        .insert_header(("cross-origin-resource-policy", "cross-origin"))
        .insert_header(("link", "</en/data/dictionary.csv>; rel=\"describedby\""))
        .streaming(Box::pin(body)))
}

/// The name under which a data set is saved: what was asked for, so that two lists do not overwrite each other, and the
/// position.
fn title(name: &str, scope: &Scope) -> String {
    let filter = &scope.filter;
    let terms = [
        filter.status.map(|it| it.slug()),
        filter.attention.map(|it| it.slug()),
        filter.dispute.map(|it| it.slug()),
        filter.demonstration.then_some("demonstration"),
    ];
    let keys = [&filter.participant, &filter.plan, &filter.organisation, &filter.theme];
    let parts = keys.into_iter().filter_map(|it| it.as_deref()).chain(terms.into_iter().flatten());
    let mut title = format!("jikim-{name}");
    for part in parts {
        title.push('-');
        // A theme is worded as its plan words it: what systems of files do not take becomes a line.
        let safe = |c: char| if c.is_alphanumeric() || c == '_' { c } else { '-' };
        title.extend(part.chars().take(LONGEST_PART).map(safe));
    }
    format!("{title}-{}.csv", scope.at)
}

/// The most characters of a condition in a file's name.
const LONGEST_PART: usize = 40;

/// A file's name for a header; keys may be in Korean, which only the second form can say (RFC 6266).
pub fn disposition(name: &str) -> String {
    let plain: String = name.chars().map(|c| if c.is_ascii() { c } else { '_' }).collect();
    if plain == name {
        return format!("attachment; filename=\"{plain}\"");
    }
    let encoded = percent_encoding::utf8_percent_encode(name, percent_encoding::NON_ALPHANUMERIC);
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

/// A page that is being read while the one before it is being sent.
type Pending = actix_web::rt::task::JoinHandle<Result<(Vec<u8>, Option<usize>)>>;

/// Begins to read the page that starts at `next`, if there is one.
fn ahead(
    state: &Data<State>,
    dataset: &'static Dataset,
    scope: &Scope,
    next: Option<usize>,
) -> Option<Pending> {
    let (state, scope) = (state.clone(), scope.clone());
    next.map(|start| actix_web::rt::spawn(async move { page(&state, dataset, scope, start).await }))
}

/// One page of rows. The connection goes back before anything is sent, so a slow reader holds none.
async fn page(
    state: &Data<State>,
    dataset: &'static Dataset,
    scope: Scope,
    start: usize,
) -> Result<(Vec<u8>, Option<usize>)> {
    state.export(move |conn| dataset.page(conn, &scope, start).map_err(Error::internal)).await
}

/// The time zone of the participant that a filter names, itself or by a plan of its.
fn zone_of_filter(lookup: &Lookup, query: &Query) -> Option<Zone> {
    let participants = lookup.participants();
    let named = query.get("participant").and_then(|key| participants.into_iter().find(|it| it.key == key));
    let by_plan = query
        .get("plan")
        .and_then(|key| lookup.plan_by_key(key))
        .and_then(|plan| lookup.participant_of(plan));
    named.or(by_plan).map(crate::store::lookup::zone_of)
}

/// The dictionary of all data sets, as a file.
pub async fn dictionary(request: HttpRequest) -> HttpResponse {
    let Request { language, .. } = Request::of(&request);
    match dictionary_bytes() {
        Ok(bytes) => HttpResponse::Ok()
            .content_type("text/csv; charset=utf-8; header=present")
            .insert_header((CONTENT_DISPOSITION, "attachment; filename=\"jikim-dictionary.csv\""))
            .insert_header(("access-control-allow-origin", "*"))
            .insert_header(("cross-origin-resource-policy", "cross-origin"))
            .body(bytes),
        Err(err) => Error::internal(err).page(language),
    }
}

/// The dictionary: one row a column of a data set, with its meaning in both languages.
///
/// # Errors
/// None in practice: a buffer in memory.
pub fn dictionary_bytes() -> csv::Result<Vec<u8>> {
    let mut sink = Sink::default();
    sink.texts(export::dictionary::HEADINGS.iter().copied())?;
    for row in export::dictionary::rows() {
        sink.texts(row.iter().map(String::as_str))?;
    }
    let mut bytes = BYTE_ORDER_MARK.to_vec();
    bytes.extend(sink.finish()?);
    Ok(bytes)
}
