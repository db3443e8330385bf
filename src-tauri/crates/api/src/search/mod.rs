//! Search while typing.

use zhanggui_store::derived::DocKind;
use zhanggui_store::search::{self as store, MOST_HITS};

use crate::counter::Counter;
use crate::error::ApiError;
use crate::types::{Hit, HitKind, Matched, SearchReq, SearchRes};

const USUAL: u32 = 20;

pub(crate) fn search(counter: &Counter, request: SearchReq) -> Result<SearchRes, ApiError> {
    let book = counter.book()?;
    let kinds: Vec<DocKind> = request
        .kinds
        .unwrap_or_default()
        .into_iter()
        .map(doc_kind)
        .collect();
    let limit = usize::try_from(request.limit.unwrap_or(USUAL))
        .unwrap_or(MOST_HITS)
        .clamp(1, MOST_HITS);
    let found = book.search(&request.text, &kinds, limit)?;
    Ok(SearchRes {
        hits: found.hits.into_iter().map(hit).collect(),
        cut: found.cut,
    })
}

fn doc_kind(kind: HitKind) -> DocKind {
    match kind {
        HitKind::Customer => DocKind::Customer,
        HitKind::Order => DocKind::Order,
        HitKind::Return => DocKind::Return,
        HitKind::Complaint => DocKind::Complaint,
        HitKind::Bill => DocKind::Bill,
    }
}

fn hit(hit: store::Hit) -> Hit {
    Hit {
        kind: match hit.kind {
            DocKind::Customer => HitKind::Customer,
            DocKind::Order => HitKind::Order,
            DocKind::Return => HitKind::Return,
            DocKind::Complaint => HitKind::Complaint,
            DocKind::Bill => HitKind::Bill,
        },
        id: hit.id,
        title: hit.title,
        subtitle: hit.subtitle,
        matched: Matched {
            field: hit.matched.field.to_owned(),
            text: hit.matched.text,
            ranges: hit.matched.ranges,
        },
        nicks: hit.nicks,
        order_no: hit.order_no,
        tracking_nos: hit.tracking_nos,
    }
}
