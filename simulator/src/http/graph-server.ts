import type { IncomingMessage, ServerResponse } from 'node:http';
import { GARBAGE, plainError, rateLimitError, serverErrorAnswer } from '../faults/answers';
import type { FaultRule, RequestFault } from '../faults/kinds';
import type { GraphAnswer, GraphRequest } from '../graph/call';
import { tokenOf, type Dispatcher } from '../graph/dispatch';
import { GraphError } from '../graph/error';
import { downloadMedia, MEDIA_PATH } from '../graph/media';
import { asObject, isObject } from '../json';
import type { Platform } from '../platform';
import { serialise } from '../webhooks/serialise';
import { sendBytes } from './answer';
import { readBody } from './read-body';
import { readGraphRequest, readQuery } from './read-graph-request';
import { maskHeaders, maskParameters, type LoggedRequest, type RequestLog } from './request-log';

/** Answers HTTP requests to the Graph API, with its faults and its log. */
export type GraphServer = (
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
) => Promise<void>;

const JSON_TYPE = 'application/json; charset=UTF-8';

/** One request on its way through. */
interface Passage {
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
  entry: LoggedRequest;
  take: (name: RequestFault) => FaultRule | undefined;
}

const loggedBody = (graph: GraphRequest): unknown => {
  const { params, files, body, headers } = graph;
  if (files.length > 0) {
    return {
      ...params,
      ...Object.fromEntries(
        files.map((file) => [
          file.name,
          { filename: file.filename, type: file.type, size: file.bytes.length },
        ]),
      ),
    };
  }
  if (body.length === 0) return undefined;
  return /json|form/.test(headers['content-type'] ?? '')
    ? maskParameters(params)
    : { bytes: body.length };
};

/** Creates the Graph part of the HTTP server. */
export const createGraphServer = (
  platform: Platform,
  dispatcher: Dispatcher,
  log: RequestLog,
): GraphServer => {
  const headersFor = (traceId: string, id: string): Record<string, string> => {
    const accountId =
      platform.world.phoneNumbers.get(id)?.businessAccountId ??
      platform.world.templates.get(id)?.businessAccountId ??
      id;
    const calls = dispatcher.usage(accountId);
    return {
      // A server whose clock is wrong sees it by this.
      Date: new Date(platform.clock.now()).toUTCString(),
      'x-fb-trace-id': traceId,
      'x-fb-request-id': traceId,
      'facebook-api-version': 'v26.0',
      'x-app-usage': JSON.stringify({ call_count: 0, total_time: 0, total_cputime: 0 }),
      ...(platform.world.businessAccounts.has(accountId)
        ? {
            'X-Business-Use-Case-Usage': JSON.stringify({
              [accountId]: [
                {
                  type: 'whatsapp',
                  call_count: Math.ceil(
                    (calls / (platform.options.limits.managementCallsPerHour ?? 5_000)) * 100,
                  ),
                  total_cputime: 1,
                  total_time: 1,
                  estimated_time_to_regain_access: 0,
                },
              ],
            }),
          }
        : {}),
    };
  };

  const finish = (
    passage: Passage,
    status: number,
    type: string,
    bytes: string | Buffer,
    shown: unknown,
    id: string,
    extra: Record<string, string> = {},
  ): void => {
    const { entry, response } = passage;
    entry.answer = { status, body: shown };
    sendBytes(response, status, type, bytes, { ...headersFor(platform.ids.trace(), id), ...extra });
    log.changed(entry);
  };

  const finishError = (
    passage: Passage,
    error: GraphError,
    id: string,
    extra: Record<string, string> = {},
  ): void => {
    const body = error.body(platform.ids.trace());
    finish(passage, error.input.status, JSON_TYPE, serialise(body), body, id, extra);
  };

  /** Faults that answer in place of the Graph API; true when one did. */
  const answerFault = (passage: Passage, id: string): boolean => {
    const limited = passage.take('rateLimited');
    if (limited) {
      const extra: Record<string, string> =
        limited.retryAfter === undefined ? {} : { 'Retry-After': String(limited.retryAfter) };
      finishError(passage, rateLimitError(limited), id, extra);
      return true;
    }
    const plain = passage.take('error');
    if (plain) {
      finishError(passage, plainError(plain), id);
      return true;
    }
    const failing = passage.take('serverError');
    if (!failing) return false;
    const { status, error, text } = serverErrorAnswer(failing);
    if (error) finishError(passage, error, id);
    else finish(passage, status, 'text/html; charset=utf-8', text ?? '', text, id);
    return true;
  };

  const answerJson = (passage: Passage, json: unknown, id: string): void => {
    if (passage.take('answerLost')) {
      log.changed(passage.entry);
      passage.request.socket.destroy();
      return;
    }
    if (passage.take('garbage')) {
      finish(passage, 200, 'text/html; charset=utf-8', GARBAGE, GARBAGE, id);
      return;
    }
    const body =
      isObject(json) && Array.isArray(json['messages']) && passage.take('noWamid')
        ? { messaging_product: 'whatsapp', contacts: asObject(json)['contacts'] }
        : json;
    finish(passage, 200, JSON_TYPE, serialise(body), body, id);
  };

  /** Waits as a `slow` fault says; a reset meanwhile cuts the request off. */
  const waited = async (passage: Passage, slow: FaultRule): Promise<boolean> => {
    const done = await platform.timers.wait(slow.ms ?? 0);
    if (!done) passage.request.socket.destroy();
    return done;
  };

  const work = async (passage: Passage, body: Buffer): Promise<GraphAnswer & { id: string }> => {
    const { request, url } = passage;
    if (url.pathname.startsWith(MEDIA_PATH)) {
      const token = tokenOf({ headers: request.headers, params: {} });
      return { ...downloadMedia(platform, url.searchParams, token), id: '' };
    }
    const graph = readGraphRequest(request, url, body);
    return { ...(await dispatcher.dispatch(graph)), id: graph.segments[0] ?? '' };
  };

  const pass = async (passage: Passage): Promise<void> => {
    const { request, url, entry } = passage;
    if (passage.take('resetBeforeRead')) {
      log.changed(entry);
      request.socket.destroy();
      return;
    }
    const body = await readBody(request);
    if (passage.take('hang')) {
      log.changed(entry);
      return;
    }
    const slow = passage.take('slow');
    if (slow?.when === 'before' && !(await waited(passage, slow))) return;
    const firstPart =
      url.pathname.split('/').find((part) => part && !/^v\d+\.\d+$/.test(part)) ?? '';
    try {
      entry.body = loggedBody(readGraphRequest(request, url, body));
    } catch {
      entry.body = { bytes: body.length };
    }
    if (answerFault(passage, firstPart)) return;
    try {
      const answer = await work(passage, body);
      if (slow && slow.when !== 'before' && !(await waited(passage, slow))) return;
      if ('bytes' in answer) {
        finish(passage, 200, answer.type, answer.bytes, { bytes: answer.bytes.length }, '');
        return;
      }
      answerJson(passage, answer.json, answer.id);
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      finishError(passage, error, firstPart);
    }
  };

  return async (request, response, url) => {
    const method = request.method ?? 'GET';
    const entry: LoggedRequest = {
      id: `r-${platform.ids.opaque(12)}`,
      at: platform.clock.now(),
      method,
      path: url.pathname,
      query: asObject(maskParameters(readQuery(url))),
      headers: maskHeaders(request.headers),
      body: undefined,
      faults: [],
    };
    log.add(entry);
    const take = (name: RequestFault): FaultRule | undefined => {
      const rule = platform.faults.takeForRequest(name, method, url.pathname);
      if (rule) entry.faults.push(name);
      return rule;
    };
    await pass({ request, response, url, entry, take });
  };
};
