import type { Checked } from '../core/self-check.ts';
import type { Labels } from './labels.ts';

/** What is tried on an app's own rules: which trick an address or a page plays. */
export const CHECKED_LABELS: Labels<Checked['kind']> = {
  itself: 'look_alike_itself',
  kind_off: 'look_alike_kind_off',
  other_port: 'look_alike_other_port',
  other_scheme: 'look_alike_other_scheme',
  subdomain: 'look_alike_subdomain',
  parent_domain: 'look_alike_parent_domain',
  host_begins_alike: 'look_alike_host_begins_alike',
  host_ends_alike: 'look_alike_host_ends_alike',
  dot_as_letter: 'look_alike_dot_as_letter',
  trailing_dot: 'look_alike_trailing_dot',
  user_info: 'look_alike_user_info',
  in_path: 'look_alike_in_path',
  in_query: 'look_alike_in_query',
  in_fragment: 'look_alike_in_fragment',
  path_begins_alike: 'look_alike_path_begins_alike',
  path_in_capitals: 'look_alike_path_in_capitals',
  path_further_down: 'look_alike_path_further_down',
  path_left_by_dots: 'look_alike_path_left_by_dots',
  path_left_by_encoded_dots: 'look_alike_path_left_by_encoded_dots',
  path_in_fragment: 'look_alike_path_in_fragment',
  one_level_up: 'look_alike_one_level_up',
  caller_port: 'look_alike_caller_port',
  caller_scheme: 'look_alike_caller_scheme',
  caller_subdomain: 'look_alike_caller_subdomain',
  caller_ends_alike: 'look_alike_caller_ends_alike',
  caller_foreign: 'look_alike_caller_foreign',
  caller_opaque: 'look_alike_caller_opaque',
};
