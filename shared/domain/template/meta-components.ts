/** A component of a template as Meta's API writes it; every field may be absent. */
export interface MetaComponent {
  type?: string;
  format?: string;
  text?: string;
  example?: {
    header_text?: string[];
    header_text_named_params?: { param_name: string; example: string }[];
    body_text?: string[][];
    body_text_named_params?: { param_name: string; example: string }[];
    [key: string]: unknown;
  };
  buttons?: { type?: string; text?: string; [key: string]: unknown }[];
  [key: string]: unknown;
}
