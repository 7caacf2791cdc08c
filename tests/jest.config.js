const path = require('node:path');

/** One runner, four projects: pure code, a really booted Strapi, the same under torture, a real Chromium. */
const base = {
  rootDir: path.resolve(__dirname, '..'),
  testEnvironment: 'node',
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'commonjs', ignoreDynamic: false },
      },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/playground/dist/', '<rootDir>/.tmp/'],
};

module.exports = {
  testSequencer: path.join(__dirname, 'sequencer.js'),
  projects: [
    {
      ...base,
      displayName: 'unit',
      testMatch: ['<rootDir>/tests/unit/**/*.test.ts?(x)', '<rootDir>/tests/*.test.ts'],
      setupFilesAfterEnv: [path.join(__dirname, 'unit/setup.ts')],
    },
    {
      ...base,
      displayName: 'integration',
      testMatch: ['<rootDir>/tests/integration/**/*.test.ts'],
      globalSetup: path.join(__dirname, 'integration/global-setup.ts'),
      globalTeardown: path.join(__dirname, 'integration/global-teardown.ts'),
      setupFilesAfterEnv: [path.join(__dirname, 'integration/setup.ts')],
    },
    {
      ...base,
      displayName: 'torture',
      testMatch: ['<rootDir>/tests/torture/**/*.test.ts'],
      setupFilesAfterEnv: [path.join(__dirname, 'integration/setup.ts')],
    },
    {
      ...base,
      displayName: 'e2e',
      testMatch: ['<rootDir>/tests/e2e/**/*.test.ts'],
      setupFilesAfterEnv: [path.join(__dirname, 'e2e/setup.ts')],
    },
  ],
};
