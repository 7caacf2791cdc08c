import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ControlRoute } from '../control/routes';
import { ControlProblem } from '../control/problem';
import { GraphError } from '../graph/error';
import { asObject, parseJson } from '../json';
import { sendJson } from './answer';
import { readBody } from './read-body';

/** The path under which the control API lives. */
export const CONTROL_PATH = '/_simulator/';

const match = (pattern: string, path: string): string[] | undefined => {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const at: string[] = [];
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part === ':x') at.push(decodeURIComponent(value));
    else if (part !== value) return undefined;
  }
  return at;
};

const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** Whether a request comes from this machine's own pages and programs: other sites in a browser must not steer it. */
const mayControl = (request: IncomingMessage, openHost: boolean): boolean => {
  const host = request.headers.host ?? '';
  if (!openHost && !LOCAL_HOST.test(host)) return false;
  const { origin } = request.headers;
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
};

/** Answers calls of the control API. */
export const createControlServer =
  (routes: ControlRoute[], openHost: () => boolean) =>
  async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    if (!mayControl(request, openHost())) {
      sendJson(response, 403, { error: 'The control API answers this machine only.' });
      return;
    }
    const path = url.pathname.slice(CONTROL_PATH.length).replace(/\/$/, '');
    const fitting = routes.filter((route) => match(route.path, path) !== undefined);
    const route = fitting.find(({ method }) => method === request.method);
    if (!route) {
      const status = fitting.length > 0 ? 405 : 404;
      sendJson(response, status, { error: `There is no ${request.method} ${url.pathname}.` });
      return;
    }
    const bytes = await readBody(request);
    const parsed = bytes.length > 0 ? parseJson(bytes.toString('utf8')) : {};
    if (parsed === undefined) {
      sendJson(response, 400, { error: 'The body is not JSON.' });
      return;
    }
    try {
      const at = match(route.path, path) ?? [];
      const result = await route.handle({ body: asObject(parsed), query: url.searchParams, at });
      sendJson(response, 200, result);
    } catch (error) {
      if (error instanceof ControlProblem)
        sendJson(response, error.status, { error: error.message });
      else if (error instanceof GraphError) sendJson(response, 400, { error: error.message });
      else throw error;
    }
  };
