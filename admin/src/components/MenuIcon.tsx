import { PluginIcon } from './PluginIcon';
import { SentNotices } from './SentNotices';

/** The sign in the menu, which is there on every page: what outlives a page stands beside it. */
export const MenuIcon = (props: React.ComponentProps<typeof PluginIcon>) => (
  <>
    <PluginIcon {...props} />
    <SentNotices />
  </>
);
