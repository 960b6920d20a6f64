import { attachments } from '../core/attachment.ts';
import { apiOrigins, patternOf } from '../core/host-permission.ts';
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

/** Hears the APIs whose requests carry tokens now: any other answer would wake the worker for nothing. */
export async function hearApis(state: State, now: Millis): Promise<void> {
  const origins = attachments(state, now).flatMap(({ app }) => apiOrigins(app));
  hearing?.narrow([...new Set(origins)].sort().map(patternOf));
}
