import type { AppId } from '../core/app-id.ts';
import { type Attachment, attachments } from '../core/attachment.ts';
import { carriersOf } from '../core/carrier.ts';
import type { Input } from '../core/command.ts';
import { isRefusalStatus } from '../core/refusal.ts';
import { entryOf, type RequestEntry } from '../core/request-log.ts';
import { appById, type State } from '../core/state.ts';
import type { Millis } from '../core/time.ts';
import { challengeIn } from '../oauth/challenge.ts';
import type { Completion } from '../platform/web-request.ts';
import { surroundings } from './project.ts';
import { followAnswers, type Told } from './refusals.ts';
import { addRequests, forgetRequests, inLogOrder } from './request-log.ts';
import { readState } from './store.ts';

/** How long answers are gathered before they are looked at. A refusal is looked at at once, and the rest with it. */
const GATHERING: Millis = 200;

let waiting: Completion[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;
let isBusy = false;

async function toldBy(completion: Completion, attachment: Attachment): Promise<Told> {
  const { header } = attachment.app;
  const about = { scheme: header.scheme, confidential: [attachment.token] };
  const isRefused = isRefusalStatus(completion.status);
  const challenge = isRefused ? await challengeIn(completion.challenges, about) : {};
  return { completion, attachment, challenge };
}

/** What answers say about the tokens that their requests carried: by the very rules that put them there. */
async function readAnswers(state: State, completions: readonly Completion[]) {
  // Where the browser refuses the rules nothing is attached at all.
  const attached = state.fault?.code === 'rules_rejected' ? [] : attachments(state, Date.now());
  const context = { ...surroundings(), granted: state.granted };
  return Promise.all(
    completions.flatMap((completion) =>
      carriersOf(attached, completion, context).map((carrier) => toldBy(completion, carrier)),
    ),
  );
}

const entryFor = ({ completion, attachment, challenge }: Told): RequestEntry =>
  entryOf(completion, attachment.identity, challenge);

async function keep(state: State, told: readonly Told[]) {
  const known = told.filter(({ attachment }) => appById(state.apps, attachment.app.id));
  const apps = new Set(known.map(({ attachment }) => attachment.app.id));
  const entriesOf = (app: AppId) =>
    known.filter(({ attachment }) => attachment.app.id === app).map(entryFor);
  await Promise.all([...apps].map((app) => addRequests(app, entriesOf(app))));
}

async function look(completions: readonly Completion[]) {
  if (completions.length === 0) return;
  const state = await readState();
  const told = await readAnswers(state, completions);
  // The one does not wait for the other, and does not fail with it.
  await Promise.allSettled([followAnswers(state, told), keep(state, told)]);
}

async function lookNow(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  isBusy = true;
  await inLogOrder(() => {
    const gathered = waiting;
    waiting = [];
    return look(gathered);
  }).finally(() => {
    isBusy = false;
  });
}

const lookUnseen = () => void lookNow().catch(() => undefined);

/**
 * Takes an answer. What a worker has gathered and not looked at when it is killed is not in the log: a browser
 * leaves it half a minute for that.
 */
export function takeCompletion(completion: Completion): void {
  waiting.push(completion);
  if (isRefusalStatus(completion.status) && !isBusy) lookUnseen();
  else timer ??= setTimeout(lookUnseen, GATHERING);
}

/** Forgets the requests of an app, those of a moment ago included. */
export async function clearRequests({ id }: Input<'clearRequests'>): Promise<void> {
  await lookNow();
  await forgetRequests(id);
}
