//! One run of the program: words in, answer and exit code out.

use std::ffi::OsString;
use std::process::ExitCode;

use zhanggui_api::ApiError;

use crate::args::{Settings, Words};
use crate::desk::{Answer, Desk, Failure};
use crate::verbs::{self, Wanted};
use crate::{help, log, output};

/// The counter refused, or the answer is a bad one.
const FAILED: u8 = 1;
/// The command line makes no sense.
const WRONG_USAGE: u8 = 2;

/// Does what the arguments say.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let mut words = Words::new(arguments);
    let wanted = verbs::read(&mut words);
    let settings = words.finish();
    match serve(wanted, &settings) {
        Ok(Answer { shown, but: None }) => match output::show(&shown) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => failed(&Failure::Api(ApiError::internal(&error)), &settings),
        },
        Ok(Answer {
            shown,
            but: Some(error),
        }) => {
            // The bad answer itself; whether it could be written or not, the run has failed.
            let _ = output::show(&shown);
            failed(&Failure::Api(error), &settings)
        }
        Err(failure) => failed(&failure, &settings),
    }
}

fn serve(wanted: Wanted, settings: &Settings) -> Result<Answer, Failure> {
    if settings.version {
        return Ok(Answer::new(
            concat!("zg ", env!("CARGO_PKG_VERSION")).to_owned(),
        ));
    }
    if settings.help {
        return Ok(Answer::new(help::text(wanted.verb, settings.lang)));
    }
    let Some(task) = wanted.task? else {
        return Ok(Answer::new(help::text(wanted.verb, settings.lang)));
    };
    let desk = Desk::new(settings)?;
    log::start(&desk.places.own);
    let answer = task.run(&desk);
    desk.watch.clear();
    answer.map_err(|failure| match (failure, wanted.verb) {
        (Failure::Usage(usage), Some(verb)) => Failure::Usage(usage.at(verb.name)),
        (failure, _) => failure,
    })
}

fn failed(failure: &Failure, settings: &Settings) -> ExitCode {
    match failure {
        Failure::Usage(usage) => {
            output::error(&usage.body(settings.lang));
            ExitCode::from(WRONG_USAGE)
        }
        Failure::Api(error) => {
            output::error(&error.body(settings.lang));
            ExitCode::from(FAILED)
        }
    }
}
