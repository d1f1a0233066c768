//! The program: arguments in, exit status out.

fn main() -> std::process::ExitCode {
    std::process::ExitCode::from(rasoat::cli::run(std::env::args_os().collect()))
}
