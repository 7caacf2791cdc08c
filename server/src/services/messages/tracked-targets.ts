import type { PreviewValue } from '../../../../shared/contracts/messages';
import { error, type Issue } from '../../../../shared/domain/issue';
import { fillUrl, isWholeUrlVariable } from '../../../../shared/domain/template/button/url';
import type { Values } from '../../../../shared/domain/template/message-payload';
import type { TemplateContent } from '../../../../shared/domain/template/template';
import { placeholdersIn, written } from '../../../../shared/domain/template/variables';

/** Where a tracked link of a message leads, and what it fills: `body.2`, or `button.0`. */
export interface TrackedTarget {
  variable: string;
  target: string;
}

type Linking = Pick<TemplateContent, 'variables' | 'buttons'>;

/** Whether messages of this template have tracked links. */
export const needsLinks = ({ variables, buttons }: Linking): boolean =>
  variables.some(({ type }) => type === 'tracked_link') ||
  buttons.some((button) => button.type === 'url' && button.urlType === 'tracked');

type Result = { tracked: TrackedTarget; issues: Issue[] };

function inTexts(shown: PreviewValue[], values: Values, isTarget: (url: string) => boolean) {
  return shown.flatMap(({ key, type, label, placeholder }): Result[] => {
    const target = type === 'tracked_link' ? values[key] : undefined;
    if (target === undefined) return [];
    const params = { placeholder: written(placeholder), label, value: target };
    const issues = isTarget(target) ? [] : [error('value.notUrl', `values.${key}`, params)];
    return [{ tracked: { variable: key, target }, issues }];
  });
}

function inButtons(
  buttons: Linking['buttons'],
  values: Values,
  isTarget: (url: string) => boolean,
) {
  return buttons.flatMap((button, index): Result[] => {
    if (button.type !== 'url' || button.urlType !== 'tracked') return [];
    const variable = `button.${index}`;
    const valueOf = (placeholder: string) => values[`${variable}.${placeholder}`];
    if (placeholdersIn(button.url).some((one) => valueOf(one) === undefined)) return [];
    const target = fillUrl(button.url, valueOf);
    // Of a whole address that is none another check tells.
    const isTold = isWholeUrlVariable(button.url) || isTarget(target);
    const issues = isTold ? [] : [error('link.target', `buttons.${index}.url`, { target })];
    return [{ tracked: { variable, target }, issues }];
  });
}

/** The addresses that the tracked links of a message lead to, as far as they have their values. */
export function trackedTargets(
  { buttons }: Linking,
  shown: PreviewValue[],
  values: Values,
  isTarget: (url: string) => boolean,
): { tracked: TrackedTarget[]; issues: Issue[] } {
  const results = [...inTexts(shown, values, isTarget), ...inButtons(buttons, values, isTarget)];
  return {
    tracked: results.map(({ tracked }) => tracked),
    issues: results.flatMap(({ issues }) => issues),
  };
}
