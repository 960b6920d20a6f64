import { attachments } from '../core/attachment.ts';
import { patternOf, socketOrigin } from '../core/host-permission.ts';
import type { State } from '../core/state.ts';
import type { Millis } from '../core/time.ts';
import { ownHost } from '../platform/runtime.ts';
import { type Completion, type Hearing, onCompleted } from '../platform/web-request.ts';

let hearing: Hearing | undefined;

const isOwn = ({ initiator }: Completion) => initiator?.endsWith(`://${ownHost()}`) === true;

/** Called with what APIs answer, and until the state is known with what anybody else does. One listener, attached once. */
export function onAnswer(listener: (completion: Completion) => void): void {
  hearing = onCompleted((completion) => {
    if (!isOwn(completion)) listener(completion);
  });
}

/** To be called when permissions change. */
export const hearAnew = (): void => hearing?.anew();

/** The addresses of the APIs whose requests carry tokens now. */
const heardOrigins = (state: State, now: Millis) =>
  attachments(state, now).flatMap(({ app }) =>
    app.apiScopes.flatMap(({ origin }) =>
      app.kinds.includes('socket') ? [origin, socketOrigin(origin)] : [origin],
    ),
  );

/** Hears those and nobody else from now on: any other answer would wake the worker for nothing. */
export async function hearApis(state: State, now: Millis): Promise<void> {
  const origins = [...new Set(heardOrigins(state, now))].sort();
  hearing?.narrow(origins.map(patternOf));
}
