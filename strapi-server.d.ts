// For TypeScript settings that do not read a package's `exports`.
export * from './dist/server/src/index';
export { default } from './dist/server/src/index';
