// Strapi reads this door when a package has no `exports`; both lead to the same build.
module.exports = require('./dist/server');
