// Read by the admin's bundler, never by Node: ES module syntax is meant.
export { default } from './dist/admin/index.mjs';
