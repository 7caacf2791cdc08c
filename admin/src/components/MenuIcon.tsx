import { lazy, Suspense } from 'react';
import { PluginIcon } from './PluginIcon';
import { SentNotices } from './SentNotices';

/** It comes after everything else; where it cannot be had the menu stands without it. */
const LiveInbox = lazy(() => import('./LiveInbox').catch(() => ({ default: () => null })));

/** The sign in the menu, which is there on every page: what outlives a page stands beside it. */
export const MenuIcon = (props: React.ComponentProps<typeof PluginIcon>) => (
  <>
    <PluginIcon {...props} />
    <SentNotices />
    <Suspense fallback={null}>
      <LiveInbox />
    </Suspense>
  </>
);
