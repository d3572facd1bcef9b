//! The thin binary: arguments and the system's world in, an exit code out.

fn main() -> std::process::ExitCode {
    opsplan::cli::main(std::env::args_os(), opsplan::world::World::system())
}
