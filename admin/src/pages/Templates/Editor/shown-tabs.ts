import type { Issue } from '../../../../../shared/domain/issue';
import { EDITOR_TABS, tabOfIssue, type EditorTab } from '../content/tabs';

/** What the editor can show: a tab of its own, or the preview where there is no room beside them. */
export type ShownTab = EditorTab | 'preview';

/** The tabs in their order: a template that is not stored has no history. */
export function shownTabs(isStored: boolean, isNarrow: boolean): ShownTab[] {
  const tabs: ShownTab[] = EDITOR_TABS.filter((tab) => isStored || tab !== 'history');
  return isNarrow ? [...tabs, 'preview'] : tabs;
}

/** The tab that is asked for, or the first one when it is not there. */
export const chooseTab = (wanted: string | null, offered: ShownTab[]): ShownTab =>
  offered.find((tab) => tab === wanted) ?? offered[0]!;

/** How many errors lie in each tab. */
export function errorsByTab(issues: Issue[]): Partial<Record<ShownTab, number>> {
  const counts: Partial<Record<ShownTab, number>> = {};
  for (const { severity, path } of issues) {
    if (severity !== 'error') continue;
    const tab = tabOfIssue(path);
    counts[tab] = (counts[tab] ?? 0) + 1;
  }
  return counts;
}
