import { isAuthentication } from '../../../../../shared/domain/template/authentication';
import { COPY_CODE_PLACEHOLDER } from '../../../../../shared/domain/template/button/copy-code';
import { FLOW_TOKEN_PLACEHOLDER } from '../../../../../shared/domain/template/button/flow';
import { isWholeUrlVariable } from '../../../../../shared/domain/template/button/url';
import { LOCATION_PARTS } from '../../../../../shared/domain/template/header/location';
import type { TemplateContent } from '../../../../../shared/domain/template/template';
import {
  VARIABLE_TYPES,
  type Variable,
  type VariableType,
} from '../../../../../shared/domain/template/variables';

/** The variables of one part of a template. */
export interface VariableGroup {
  component: Variable['component'];
  /** Position of the button; null for header and body. */
  buttonIndex: number | null;
  variables: Variable[];
}

/** The variables by the part in which they stand: header, body, then each button. */
export function groupVariables(variables: Variable[]): VariableGroup[] {
  const groups: VariableGroup[] = [];
  for (const variable of variables) {
    const { component, buttonIndex } = variable;
    const group = groups.find(
      (one) => one.component === component && one.buttonIndex === buttonIndex,
    );
    if (group) group.variables.push(variable);
    else groups.push({ component, buttonIndex, variables: [variable] });
  }
  return groups;
}

const SPECIAL = [...LOCATION_PARTS, COPY_CODE_PLACEHOLDER, FLOW_TOKEN_PLACEHOLDER, 'otp'] as const;

/** A placeholder that nobody wrote, because its place implies it. */
export type SpecialPlaceholder = (typeof SPECIAL)[number];

/** What a placeholder stands for by its place: a part of a place, a code; null for one in a text. */
export function specialOf(
  { component, buttonIndex, placeholder }: Variable,
  content: Pick<TemplateContent, 'category' | 'header' | 'buttons'>,
): SpecialPlaceholder | null {
  if (component === 'body') return isAuthentication(content) ? 'otp' : null;
  const kind =
    component === 'header' ? content.header?.type : content.buttons[buttonIndex ?? -1]?.type;
  const isImplied = kind === 'location' || kind === 'copy_code' || kind === 'flow';
  return isImplied ? (SPECIAL.find((one) => one === placeholder) ?? null) : null;
}

/** The kinds of value that make sense where a variable stands, and the one it has. */
export function typesFor(
  variable: Variable,
  content: Pick<TemplateContent, 'category' | 'header' | 'buttons'>,
): VariableType[] {
  const button = content.buttons[variable.buttonIndex ?? -1];
  const isAddress = button?.type === 'url' && isWholeUrlVariable(button.url);
  const special = specialOf(variable, content);
  const isLinkable = special === null && variable.component !== 'button';
  return VARIABLE_TYPES.filter(
    (type) =>
      type === variable.type ||
      (type === 'tracked_link'
        ? isLinkable
        : type === 'portal_link'
          ? isLinkable || isAddress
          : true),
  );
}
