import { REDACTED_CODE } from './authentication';
import type { TemplateMessagePayload } from './message-payload';

/** The code that a message hands over; null when there is none. */
export function codeIn({ components = [] }: TemplateMessagePayload): string | null {
  const text = components.find(({ type }) => type === 'body')?.parameters[0]?.text;
  return typeof text === 'string' && text !== '' && text !== REDACTED_CODE ? text : null;
}

/** The same message without its code, in the text and in the button. */
export const redactCode = ({
  components,
  ...payload
}: TemplateMessagePayload): TemplateMessagePayload => ({
  ...payload,
  ...(components && {
    components: components.map((component) => ({
      ...component,
      parameters: component.parameters.map((parameter) => ({
        ...parameter,
        ...('text' in parameter && { text: REDACTED_CODE }),
      })),
    })),
  }),
});
