import { CATEGORIES } from '../../../../../shared/domain/template/template';
import type { TextKey } from '../../../hooks/use-text';

/** The words of a category; null for one that Meta added later. */
export function categoryKey(category: string): TextKey | null {
  const known = CATEGORIES.find((one) => one === category);
  return known ? `templates.category.${known}` : null;
}
