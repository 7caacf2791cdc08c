import { useState } from 'react';

/** Numbers questions; each is told, when its answer comes, whether none was asked after it. */
function createNewest(): () => () => boolean {
  let latest = 0;
  return () => {
    latest += 1;
    const mine = latest;
    return () => mine === latest;
  };
}

/** The same for one place of the page: what comes too late is not to be shown there. */
export const useNewest = (): (() => () => boolean) => useState(createNewest)[0];
