import {
  EXAMPLES,
  EXAMPLE_TOPICS,
  findExample,
} from '../../../../admin/src/pages/Templates/content/examples';
import { languageName } from '../../../../admin/src/pages/Templates/content/languages';
import { checkTemplate } from '../../../../shared/domain/template/check';
import { HEADERS } from '../../../../shared/domain/template/header';
import { isMediaHeader } from '../../../../shared/domain/template/header/media';
import type { TemplateContent } from '../../../../shared/domain/template/template';

describe('An example', () => {
  it.each(EXAMPLES.map(({ id, content }) => [id, content] as const))(
    '%s has nothing to fix but the file that it shows',
    (_id, content) => {
      const found = checkTemplate(content).map(({ code, path }) => [code, path]);
      const missing = isMediaHeader(content.header) ? [['header.sample', 'header.file']] : [];
      expect(found).toEqual(missing);
    },
  );

  it('is offered by its own name, for every topic', () => {
    const names = EXAMPLES.map(({ content }) => content.name);
    expect(new Set(names).size).toBe(EXAMPLES.length);
    expect(names).toEqual(EXAMPLES.map(({ id }) => id));
    expect(new Set(EXAMPLES.map(({ topic }) => topic))).toEqual(new Set(EXAMPLE_TOPICS));
    expect(findExample('order_confirmation')?.content.name).toBe('order_confirmation');
    expect(findExample('no_such_example')).toBeUndefined();
  });

  it('shows between them every kind of header, most buttons and both ways to write variables', () => {
    const kinds = <T>(of: (content: TemplateContent) => T[]) =>
      new Set(EXAMPLES.flatMap(({ content }) => of(content)));
    expect(kinds(({ header }) => (header ? [header.type] : []))).toEqual(new Set(HEADERS));
    expect(kinds(({ buttons }) => buttons.map(({ type }) => type))).toEqual(
      new Set(['quick_reply', 'url', 'phone_number', 'copy_code', 'otp']),
    );
    expect(kinds(({ parameterFormat }) => [parameterFormat]).size).toBe(2);
  });
});

describe('A language', () => {
  it('is named in the language of the admin, or by its code', () => {
    expect(languageName('pt_BR', 'en')).toBe('Brazilian Portuguese');
    expect(languageName('de', 'de')).toBe('Deutsch');
    expect(languageName('no such!', 'en')).toBe('no such!');
  });
});
