// Set here because the runner takes no timeout from a project's own configuration. A busy machine must not fail a test
// that opens sockets or runs a property many times.
jest.setTimeout(30_000);
