import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import jest from 'eslint-plugin-jest';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const ROOT = import.meta.dirname;

const ADAPTERS = ['meta', 'webhook', 'queue', 'store'];
const ABOVE_ADAPTERS = ['services', 'reactors', 'collections', 'controllers', 'routes'];
const ENTRY_FILES = ['index', 'register', 'bootstrap', 'destroy'];

const server = (name) => `./server/src/${name}`;
const pages = listFolders('admin/src/pages');

/** Who may not import whom; the picture is in docs/architecture.md. */
const zones = [
  {
    target: './shared/domain',
    from: './',
    except: ['./shared/domain'],
    message: 'The domain is pure: what it needs comes in as an argument.',
  },
  {
    target: './shared',
    from: './',
    except: ['./shared', './node_modules'],
    message: 'What both halves share knows neither of them.',
  },
  {
    target: './simulator',
    from: './',
    except: ['./simulator', './node_modules'],
    message: 'The simulator is an independent witness of Meta.',
  },
  {
    target: './admin',
    from: ['./server', './simulator'],
    message: 'The admin talks to the server through shared/contracts only.',
  },
  {
    target: './server',
    from: ['./admin', './simulator'],
    message: 'The server knows neither the admin nor the simulator.',
  },
  ...ADAPTERS.filter((name) => name !== 'queue').map((name) => ({
    target: server(name),
    from: [...ADAPTERS.filter((other) => other !== name), ...ABOVE_ADAPTERS].map(server),
    message: 'Adapters to the world know neither each other nor what is built on them.',
  })),
  {
    target: server('queue'),
    from: ['meta', 'webhook', ...ABOVE_ADAPTERS].map(server),
    message: 'The queue knows no other adapter and nothing that is built on it.',
  },
  {
    target: [`${server('queue')}/*.ts`, `${server('queue')}/!(drivers)/**/*.ts`],
    from: server('store'),
    message: 'Only a queue driver may ask the store, and only for due messages.',
  },
  {
    target: server('queue/drivers'),
    from: server('store'),
    except: ['./claims', './claims.ts', './named-claims', './named-claims.ts'],
    message: 'Only a queue driver may ask the store, and only for due messages.',
  },
  {
    target: ['services', 'reactors'].map(server),
    from: [...['controllers', 'routes'].map(server), ...ENTRY_FILES.map((n) => `${server(n)}.ts`)],
    message: 'Services and reactors stand below controllers, routes and the plugin entry.',
  },
  ...pages.map((page) => ({
    target: `./admin/src/pages/${page}`,
    from: './admin/src/pages',
    except: [`./${page}`],
    message: 'A page imports no other page: what two use lives in components, hooks or api.',
  })),
];

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      '**/.tmp/',
      '**/.strapi/',
      '**/.cache/',
      'playground/build/',
      'playground/types/generated/',
      'coverage/',
    ],
  },
  {
    files: ['**/*.{ts,tsx,js,mjs,cjs}'],
    extends: [tseslint.configs.recommended],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [
        createTypeScriptImportResolver({
          noWarnOnMultipleProjects: true,
          project: ['server', 'admin', 'shared', 'simulator', 'playground', 'tests'].map((name) =>
            path.join(ROOT, name, 'tsconfig.json'),
          ),
        }),
      ],
    },
    rules: {
      eqeqeq: ['error', 'always'],
      'no-console': 'off',
      'import-x/no-restricted-paths': ['error', { basePath: ROOT, zones }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { args: 'after-used', argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    // It belongs to no program: it leads to what the build declares.
    ignores: ['strapi-server.d.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: ROOT } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['**/*.{js,cjs}'],
    languageOptions: { sourceType: 'commonjs' },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['{server,shared,admin}/**/*.{ts,tsx}'],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['admin/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended, jsxA11y.flatConfigs.recommended],
  },
  {
    files: ['tests/**/*.{ts,tsx}'],
    extends: [jest.configs['flat/recommended']],
    rules: {
      // supertest's own `expect`, a condition that is waited for, a property: each fails the test too.
      'jest/expect-expect': [
        'error',
        {
          assertFunctionNames: [
            'expect*',
            '**.expect',
            'eventually',
            '*Become',
            'fc.assert',
            '**.waitFor',
          ],
        },
      ],
      'jest/no-conditional-expect': 'off',
      'jest/no-standalone-expect': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);

function listFolders(folder) {
  const absolute = path.join(ROOT, folder);
  if (!existsSync(absolute)) return [];
  return readdirSync(absolute, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}
