import { useCallback, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { chooseTab, type ShownTab } from './shown-tabs';

/**
 * The tab that is open, kept in the address as `?tab=`. The router is not told of a change of tab: it
 * would ask whether unsaved words may be lost.
 */
export function useShownTab(offered: ShownTab[]): [ShownTab, (tab: ShownTab) => void] {
  const [params] = useSearchParams();
  const inRouter = params.get('tab');
  const [wanted, setWanted] = useState({ inRouter, tab: inRouter });
  // A link to another tab of the same page.
  if (wanted.inRouter !== inRouter) setWanted({ inRouter, tab: inRouter });

  const open = useCallback((tab: ShownTab) => {
    setWanted((before) => ({ ...before, tab }));
    const address = new URL(window.location.href);
    address.searchParams.set('tab', tab);
    window.history.replaceState(window.history.state, '', address);
  }, []);
  return [chooseTab(wanted.tab, offered), open];
}
