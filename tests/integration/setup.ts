// Set here because the runner takes no timeout from a project's own configuration.
jest.setTimeout(240_000);

/** Knex says this once for each table that Strapi makes on MySQL; a hundred lines of it would hide what matters. */
const NOISE = 'Transaction was implicitly committed';

const log = console.log.bind(console);
console.log = (...values: unknown[]) => {
  if (!String(values[0]).includes(NOISE)) log(...values);
};
