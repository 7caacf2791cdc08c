/** The server half of the plugin, as Strapi loads it. */
export default {};
