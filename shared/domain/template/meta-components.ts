/** A button of a template as Meta's API writes it; every field may be absent. */
export interface MetaButton {
  type?: string;
  text?: string;
  url?: string;
  phone_number?: string;
  example?: string | string[];
  flow_id?: string | number;
  flow_action?: string;
  navigate_screen?: string;
  otp_type?: string;
  autofill_text?: string;
  supported_apps?: { package_name?: string; signature_hash?: string }[];
  zero_tap_terms_accepted?: boolean;
  [key: string]: unknown;
}

/** A component of a template as Meta's API writes it; every field may be absent. */
export interface MetaComponent {
  type?: string;
  format?: string;
  text?: string;
  example?: {
    header_text?: string[];
    header_text_named_params?: { param_name: string; example: string }[];
    header_handle?: string[];
    body_text?: string[][];
    body_text_named_params?: { param_name: string; example: string }[];
    [key: string]: unknown;
  };
  buttons?: MetaButton[];
  /** Of the body of an authentication template. */
  add_security_recommendation?: boolean;
  /** Of the footer of an authentication template. */
  code_expiration_minutes?: number;
  [key: string]: unknown;
}
