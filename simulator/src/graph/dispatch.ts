import { createHmac } from 'node:crypto';
import { asString } from '../json';
import type { Platform } from '../platform';
import type { World } from '../world/world';
import { settleRemovals } from '../templates/removal';
import { authorize, type Caller, maySee, requireScope } from './authorize';
import type { GraphAnswer, GraphRequest } from './call';
import { findBusiness } from './businesses';
import { debugToken } from './debug-token';
import { GraphError } from './error';
import { invalidParameter, unknownObject } from './refusals';
import type { GraphRoute } from './routes';
import { continueUpload } from './uploads';

const HOUR = 3_600_000;
const MANAGED = ['phone_numbers', 'message_templates', 'subscribed_apps'];

/** The token of a request: in the Authorization header or as a parameter. */
export const tokenOf = (request: Pick<GraphRequest, 'headers' | 'params'>): string | undefined => {
  const header = request.headers.authorization;
  const match = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(header ?? '');
  return match?.[1] ?? asString(request.params['access_token']);
};

/** A proof that the caller knows the app secret counts only when it is right (https://developers.facebook.com/docs/graph-api/guides/secure-requests). */
const checkProof = (request: GraphRequest, caller: Caller, token: string | undefined): void => {
  const proof = asString(request.params['appsecret_proof']);
  if (proof === undefined) return;
  const right = createHmac('sha256', caller.app.secret)
    .update(token ?? '')
    .digest('hex');
  if (proof !== right)
    throw invalidParameter('Invalid appsecret_proof provided in the API argument');
};

interface Node {
  kind: 'number' | 'account' | 'template' | 'media' | 'app' | 'business' | 'me';
  /** The WABA it belongs to, where it belongs to one. */
  businessAccountId?: string;
}

const nodeOf = (world: World, id: string): Node | undefined => {
  const number = world.phoneNumbers.get(id);
  if (number) return { kind: 'number', businessAccountId: number.businessAccountId };
  if (world.businessAccounts.has(id)) return { kind: 'account', businessAccountId: id };
  const template = world.templates.get(id);
  if (template) return { kind: 'template', businessAccountId: template.businessAccountId };
  const media = world.media.get(id);
  const owner = media && world.phoneNumbers.get(media.phoneNumberId);
  if (owner) return { kind: 'media', businessAccountId: owner.businessAccountId };
  if (world.apps.has(id)) return { kind: 'app' };
  if (id === 'me') return { kind: 'me' };
  return findBusiness(world, id) ? { kind: 'business' } : undefined;
};

/** Answers requests to the Graph API. */
export interface Dispatcher {
  /** The answer, or a thrown GraphError. */
  dispatch(request: GraphRequest): Promise<GraphAnswer>;
  /** How many management calls a WABA made within the hour. */
  usage(businessAccountId: string): number;
  clear(): void;
}

/** Creates the dispatcher over the given calls. */
export const createDispatcher = (
  platform: Platform,
  routes: Readonly<Record<string, GraphRoute>>,
): Dispatcher => {
  const managementCalls = new Map<string, number[]>();

  const countManagement = (businessAccountId: string, edge: string): void => {
    if (edge !== '' && !MANAGED.includes(edge)) return;
    const now = platform.clock.now();
    const recent = (managementCalls.get(businessAccountId) ?? []).filter((at) => at > now - HOUR);
    recent.push(now);
    managementCalls.set(businessAccountId, recent);
    const most = platform.options.limits.managementCallsPerHour;
    if (most !== null && recent.length > most) {
      throw new GraphError({
        status: 429,
        code: 80008,
        message:
          '(#80008) There have been too many calls to this WhatsApp Business account. Wait a bit and try again.',
      });
    }
  };

  return {
    usage: (businessAccountId) => managementCalls.get(businessAccountId)?.length ?? 0,
    clear: () => managementCalls.clear(),
    async dispatch(request) {
      const [id = '', edge = ''] = request.segments;
      if (id.startsWith('upload:')) return { json: continueUpload(platform, request) };
      const token = tokenOf(request);
      if (id === 'debug_token') return { json: debugToken(platform, request, token) };
      const caller = authorize(platform.world, platform.clock, token);
      checkProof(request, caller, token);
      settleRemovals(platform);
      const node = nodeOf(platform.world, id);
      const route = node && routes[`${request.method} ${node.kind}${edge ? `/${edge}` : ''}`];
      if (!node || !route || request.segments.length > 2) throw unknownObject(request.method, id);
      const { businessAccountId } = node;
      if (businessAccountId !== undefined && !maySee(caller, businessAccountId)) {
        throw unknownObject(request.method, id);
      }
      if (route.scope) requireScope(caller, route.scope);
      if (businessAccountId !== undefined && route.scope === 'whatsapp_business_management') {
        countManagement(businessAccountId, edge);
      }
      return { json: await route.handle(platform, { ...request, caller, id }) };
    },
  };
};
