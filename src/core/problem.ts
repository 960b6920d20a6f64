import { bad } from './result.ts';

/** Why one field's text is refused. Each code has its own sentence in the message catalogue. */
export type ProblemCode =
  | 'required'
  | 'too_long'
  | 'url_no_scheme'
  | 'url_scheme'
  | 'url_invalid'
  | 'url_insecure'
  | 'url_userinfo'
  | 'url_wildcard'
  | 'url_not_ascii'
  | 'url_port'
  | 'url_trailing_dot'
  | 'url_backslash'
  | 'url_query'
  | 'url_fragment'
  | 'address_unknown'
  | 'address_is_token'
  | 'origin_path'
  | 'path_dots'
  | 'path_encoded'
  | 'scope_character'
  | 'audience_character'
  | 'client_id_character'
  | 'client_id_colon'
  | 'secret_character'
  | 'token_line_break'
  | 'token_not_ascii'
  | 'token_space'
  | 'token_is_address'
  | 'token_is_refresh'
  | 'token_unfound'
  | 'parameter_form'
  | 'parameter_ours'
  | 'json_object'
  | 'details_form'
  | 'key_form'
  | 'key_public'
  | 'key_pkcs8'
  | 'key_encrypted'
  | 'key_algorithm'
  | 'form_post_own'
  | 'number_form'
  | 'header_name'
  | 'header_reserved'
  | 'header_scheme'
  | 'kinds_empty'
  | 'app_unknown'
  | 'api_scopes_empty'
  | 'callers_empty';

export interface Problem {
  readonly code: ProblemCode;
  /** What the sentence quotes: the offending part, or the form to write instead. */
  readonly detail?: string;
  /** The line that is meant, in a field of several lines. */
  readonly line?: string;
}

export const problem = (code: ProblemCode, detail?: string) =>
  bad<Problem>(detail === undefined ? { code } : { code, detail });
