import { SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { CATEGORIES } from '../../../../../shared/domain/template/template';
import { useText, type TextKey } from '../../../hooks/use-text';
import { EditorField } from './EditorField';
import { useEditor } from './editor-context';

const isKnown = (category: string): category is (typeof CATEGORIES)[number] =>
  (CATEGORIES as readonly string[]).includes(category);

/** What the message is about, as Meta sorts and prices it. */
export function CategoryField() {
  const text = useText();
  const { values, isContentLocked, isCategoryLocked, chooseCategory } = useEditor();
  const { category } = values.content;
  const offered = isKnown(category) ? CATEGORIES : [...CATEGORIES, category];
  const help = isKnown(category) ? text(`templates.category.help.${category}`) : undefined;
  return (
    <EditorField
      path="category"
      label={text('templates.field.category')}
      hint={isCategoryLocked && !isContentLocked ? text('templates.hint.categoryLocked') : help}
      isRequired
    >
      <SingleSelect
        value={category}
        disabled={isCategoryLocked}
        onChange={(chosen) => chooseCategory(String(chosen))}
      >
        {offered.map((one) => (
          <SingleSelectOption key={one} value={one}>
            {isKnown(one) ? text(`templates.category.${one}` satisfies TextKey) : one}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </EditorField>
  );
}
