// Set here because the runner takes no timeout from a project's own configuration.
jest.setTimeout(240_000);
