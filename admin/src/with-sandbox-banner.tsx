import type { ComponentType } from 'react';
import { SandboxBanner } from './components/SandboxBanner';

type Loaded = { default: ComponentType };

/** A page of the settings, which says above everything else which accounts are sandboxes. */
export const withSandboxBanner =
  (load: () => Promise<Loaded>): (() => Promise<Loaded>) =>
  async () => {
    const { default: Page } = await load();
    return {
      default: () => (
        <>
          <SandboxBanner />
          <Page />
        </>
      ),
    };
  };
