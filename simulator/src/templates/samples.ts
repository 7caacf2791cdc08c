import { asList, asObject, asObjects, asString, type JsonObject } from '../json';
import type { Upload } from '../world/types';
import type { World } from '../world/world';

/** The path under which the samples of templates are served, as Meta serves them from its CDN. */
export const SAMPLE_PATH = '/whatsapp_business/samples/';

/** Where a sample can be looked at, without a token. */
const sampleLink = (base: string, handle: string): string => {
  const link = new URL(SAMPLE_PATH, base);
  link.searchParams.set('handle', handle);
  return link.href;
};

const showSample = (component: JsonObject, base: string): JsonObject => {
  const example = asObject(component['example']);
  const handles = asList(example['header_handle']);
  if (handles.length === 0) return component;
  const links = handles.map((handle) => {
    const text = asString(handle) ?? '';
    return /^https?:/i.test(text) ? text : sampleLink(base, text);
  });
  return { ...component, example: { ...example, header_handle: links } };
};

/** Components as they are read back: instead of the handle of a sample stands a link to it. */
export const showSamples = (components: JsonObject[], base: string): JsonObject[] =>
  components.map((component) =>
    Array.isArray(component['cards'])
      ? {
          ...component,
          cards: asObjects(component['cards']).map((card) => ({
            ...card,
            components: showSamples(asObjects(card['components']), base),
          })),
        }
      : showSample(component, base),
  );

/** The finished upload with this handle. */
export const findSample = (world: World, handle: string): Upload | undefined => {
  for (const upload of world.uploads.values()) if (upload.handle === handle) return upload;
  return undefined;
};
