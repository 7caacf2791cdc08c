import type { InteractiveContent } from '../content';
import type { ContentKind } from '../kind';
import { isObject, readChoice, readFields, type Read } from '../shape';
import { BUTTON } from './button';
import { CTA_URL } from './cta-url';
import type { InteractiveKind } from './kind';
import { LIST } from './list';
import { headerMedia, renderParts, toMetaParts, toPartBlocks } from './parts';

type Kind = InteractiveContent['kind'];

/** The kinds of interactive message that are written here. */
const KINDS = { button: BUTTON, list: LIST, cta_url: CTA_URL } satisfies Record<Kind, unknown>;

/** The kind of a content; TypeScript does not see that both are of the same one. */
const kindOf = ({ kind }: { kind: Kind }) => KINDS[kind] as InteractiveKind<InteractiveContent>;

const readKind = readChoice(...(Object.keys(KINDS) as Kind[]));

const read: Read<InteractiveContent> = (value, path, issues) => {
  if (!isObject(value)) return readFields({})(value, path, issues) as undefined;
  const kind = readKind(value.kind, `${path}.kind`, issues);
  return kind && kindOf({ kind }).read(value, path, issues);
};

/** Messages with something to tap. */
export const INTERACTIVE: ContentKind<InteractiveContent> = {
  read,
  check: (content) => kindOf(content).check(content),
  toMeta: (content, sent) => ({
    type: content.kind,
    ...toMetaParts(content, sent),
    action: kindOf(content).toAction(content),
  }),
  render: renderParts,
  toBlocks: (content, file) => ({
    ...toPartBlocks(content, file),
    ...kindOf(content).toBlocks(content),
  }),
  media: headerMedia,
};
