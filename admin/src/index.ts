import { PLUGIN_ID } from '../../shared/plugin';

/** The admin half of the plugin, as Strapi loads it. */
export default {
  register(app: { registerPlugin(plugin: { id: string; name: string }): void }) {
    app.registerPlugin({ id: PLUGIN_ID, name: PLUGIN_ID });
  },
};
