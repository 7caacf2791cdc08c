const Sequencer = require('@jest/test-sequencer').default;

/** What lasts longest, in this order; where nothing is known of earlier runs, size alone would put most of it last. */
const LONG = [
  'queue-driver',
  'two-processes',
  'template-sync',
  'storm',
  'crash',
  'shutdown',
  'copied-while-sending',
  'live-processes',
  'installation',
  'boot',
].map((name) => `/integration/${name}.test.ts`);

/** Begins with what lasts longest, so that nobody waits for it alone at the end. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const found = LONG.findIndex((end) => path.endsWith(end));
      return found < 0 ? LONG.length : found;
    };
    return [...super.sort(tests)].sort((one, other) => place(one) - place(other));
  }
};
