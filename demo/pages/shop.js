// The page as any site's developer would write it: it knows the API's address and nothing of tokens.

const apiOrigin = document.body.dataset.api;

for (const button of document.querySelectorAll('button[data-path]')) {
  button.addEventListener('click', () => call(button));
}

const address = document.querySelector('#address');
address.addEventListener('focus', () => address.select());

async function call(button) {
  const output = document.querySelector(`output[for="${button.id}"]`);
  output.setAttribute('aria-busy', 'true');
  try {
    const response = await fetch(apiOrigin + button.dataset.path, requestOf(button));
    show(output, verdictOf(response), factsOf(response, await response.json()));
  } catch {
    show(output, { text: 'No answer', kind: 'refused' }, [
      ['Why', 'The API could not be reached.'],
    ]);
  } finally {
    output.removeAttribute('aria-busy');
  }
}

function requestOf({ dataset: { method } }) {
  if (method === 'GET') return { method };
  const headers = { 'Content-Type': 'application/json' };
  return { method, headers, body: JSON.stringify({ item: 'lanyard', quantity: 1 }) };
}

function verdictOf(response) {
  const text = `${response.status} ${response.statusText}`.trim();
  return { text, kind: response.ok ? 'accepted' : 'refused' };
}

function factsOf(response, answer) {
  if (response.ok) {
    return [
      ['Caller', answer.subject],
      ['Scope', answer.scope || 'none'],
      ['Token', `ends in ${answer.tokenTail}, says the API`],
    ];
  }
  if (answer.error)
    return [
      ['Refused', answer.error],
      ['Why', answer.error_description ?? ''],
    ];
  return [
    ['Refused', 'no token came'],
    ['Try', 'Sign in with Lanyard, and let this site call the API.'],
  ];
}

function show(output, verdict, facts) {
  const list = document.createElement('dl');
  list.append(...facts.filter(([, value]) => value).flatMap(rowOf));
  output.replaceChildren(element('strong', verdict.text, `verdict ${verdict.kind}`), list);
}

const rowOf = ([name, value]) => [element('dt', name), element('dd', value)];

function element(tag, text, className = '') {
  const node = document.createElement(tag);
  node.textContent = text;
  node.className = className;
  return node;
}
