export interface PostmanFacts {
  readonly name: string;
  readonly url: string;
  readonly token: string;
}

const variable = (key: string, value: string, type: 'default' | 'secret') => ({
  key,
  value,
  type,
  enabled: true,
});

/** An environment as Postman exports and imports it: a file, whose variables requests name as `{{token}}`. */
export const postmanEnvironment = ({ name, url, token }: PostmanFacts): string =>
  JSON.stringify(
    {
      name,
      values: [variable('baseUrl', url, 'default'), variable('token', token, 'secret')],
      _postman_variable_scope: 'environment',
    },
    null,
    2,
  );
