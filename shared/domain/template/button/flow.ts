import { error, type Issue } from '../../issue';

/** Opens a form that was made with WhatsApp Flows. */
export interface FlowButton {
  type: 'flow';
  text: string;
  flowId: string;
  flowAction: 'navigate' | 'data_exchange';
  /** The screen that opens first; null = the first of the flow. */
  navigateScreen: string | null;
}

/** The placeholder of the token that comes back with the answers; it may stay empty. */
export const FLOW_TOKEN_PLACEHOLDER = 'flow_token';

/** Meta's rules for a flow button. */
export function checkFlowButton(
  { flowId, extra = {} }: FlowButton & { extra?: Record<string, unknown> },
  index: number,
): Issue[] {
  const isNamedElsewhere = 'flow_name' in extra || 'flow_json' in extra;
  const isNamed = /^\d+$/.test(flowId.trim()) || (flowId === '' && isNamedElsewhere);
  return isNamed ? [] : [error('button.flow.id', `buttons.${index}.flowId`)];
}
