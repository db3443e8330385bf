//! A folder that is watched for files which can be imported.
//!
//! Nothing here imports anything: files are recognised by their content and offered. What is offered
//! follows from the folder each time it is asked for (files that lie in it, less those that were
//! there before, were waved away or were imported), so that nothing can get out of step: a file that
//! is deleted vanishes, and one whose import is taken back is offered again. What was seen of a file
//! is remembered as long as the program runs and the file stays as it is.
//!
//! The host tells when to ask again: the window by the system's notices and when it comes to the
//! front, since not every folder (one on a server, one that a cloud fills) sends notices.

mod dismiss;
mod folder;
mod list;
mod looks;
mod watch;

pub(crate) use dismiss::dismiss;
pub(crate) use list::list;
pub(crate) use looks::Looks;
pub(crate) use watch::watch;
