import type { Platform } from '../platform';
import { asObjects, asString, type JsonObject } from '../json';
import type { Template } from '../world/types';

/** What a template's webhooks always name. */
const naming = (platform: Platform, template: Template): JsonObject => ({
  message_template_id: Number(template.id),
  message_template_name: template.name,
  message_template_language: platform.options.hyphenatedLanguages
    ? template.language.replace('_', '-')
    : template.language,
});

const publish = (
  platform: Platform,
  template: Template,
  field: string,
  value: JsonObject,
): void => {
  platform.changes.tell('template', template.id);
  platform.webhooks.publish({
    businessAccountId: template.businessAccountId,
    field,
    value,
    at: platform.clock.seconds(),
  });
};

/** Tells receivers of a template's new status. */
export const tellTemplateStatus = (
  platform: Platform,
  template: Template,
  event: string,
  extra: JsonObject = {},
): void => {
  template.updatedAt = platform.clock.now();
  publish(platform, template, 'message_template_status_update', {
    event,
    ...naming(platform, template),
    reason: event === 'PENDING_DELETION' ? null : template.rejectedReason,
    message_template_category: template.category,
    ...extra,
  });
};

/** A decision about a template, as the desk or a test makes it. */
export interface Review {
  /** APPROVED, REJECTED, PAUSED, DISABLED, REINSTATED, FLAGGED, LOCKED, IN_APPEAL, PENDING_DELETION, ARCHIVED, UNARCHIVED, …; left out to change only quality or category. */
  decision?: string;
  /** Why it is rejected, such as INVALID_FORMAT. */
  reason?: string;
  /** Rejections: the explanation and the advice that come with the reason. */
  explanation?: string;
  recommendation?: string;
  /** A category: decided by an approval, changed (and told) otherwise. */
  category?: string;
  /** Only announce the category change: the notice that comes a day ahead. */
  categoryNotice?: boolean;
  /** GREEN, YELLOW, RED or UNKNOWN. */
  quality?: string;
  /** What Meta's detection takes it for; told, and nothing is changed by it. */
  detectedCategory?: string;
  /** FIRST_PAUSE, SECOND_PAUSE, RATE_LIMITING_PAUSE, UNPAUSE or DISABLED; pauses have FIRST_PAUSE unless another is given. */
  title?: string;
  /** The words that go with the title. */
  description?: string;
  /** DISABLED: seconds since 1970, now unless given. */
  disableDate?: number;
}

const DAY_SECONDS = 86_400;
const APPROVED_AGAIN = ['REINSTATED', 'UNARCHIVED', 'APPROVED'];
/** Events that REST knows no status for. */
const WITHOUT_STATUS = ['FLAGGED', 'LOCKED'];
const PAUSES: Readonly<Record<string, string>> = {
  FIRST_PAUSE: 'Paused for 3 hours.',
  SECOND_PAUSE: 'Paused for 6 hours.',
  RATE_LIMITING_PAUSE: 'Paused until it is unpaused by hand.',
};

const changeQuality = (platform: Platform, template: Template, quality: string): void => {
  const previous = template.quality;
  template.quality = quality;
  template.qualityAt = platform.clock.seconds();
  publish(platform, template, 'message_template_quality_update', {
    previous_quality_score: previous,
    new_quality_score: quality,
    ...naming(platform, template),
  });
};

/** In the notice `new_category` is the present one and `correct_category` the coming one (https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/template-categorization). */
const changeCategory = (
  platform: Platform,
  template: Template,
  category: string,
  notice: boolean,
): void => {
  if (notice) {
    template.correctCategory = category;
    publish(platform, template, 'template_category_update', {
      ...naming(platform, template),
      new_category: template.category,
      correct_category: category,
      category_update_timestamp: platform.clock.seconds() + DAY_SECONDS,
    });
    return;
  }
  const previous = template.category;
  template.previousCategory = previous;
  template.category = category;
  delete template.correctCategory;
  publish(platform, template, 'template_category_update', {
    ...naming(platform, template),
    previous_category: previous,
    new_category: category,
  });
};

const decide = (platform: Platform, template: Template, review: Review, decision: string): void => {
  if (APPROVED_AGAIN.includes(decision)) template.status = 'APPROVED';
  else if (!WITHOUT_STATUS.includes(decision)) template.status = decision;
  template.rejectedReason = decision === 'REJECTED' ? (review.reason ?? 'INVALID_FORMAT') : 'NONE';
  delete template.rejectionInfo;
  const extra: JsonObject = {};
  if (decision === 'REJECTED' && (review.explanation || review.recommendation)) {
    template.rejectionInfo = {
      reason: review.explanation ?? '',
      recommendation: review.recommendation ?? '',
    };
    extra['rejection_info'] = template.rejectionInfo;
  }
  const title = review.title ?? (decision === 'PAUSED' ? 'FIRST_PAUSE' : undefined);
  if (title !== undefined) {
    extra['other_info'] = { title, description: review.description ?? PAUSES[title] ?? '' };
  }
  if (decision === 'DISABLED') {
    extra['disable_info'] = { disable_date: review.disableDate ?? platform.clock.seconds() };
  }
  tellTemplateStatus(platform, template, decision, extra);
};

/** Carries out a decision about a template and tells receivers. */
export const reviewTemplate = (platform: Platform, template: Template, review: Review): void => {
  const { category, decision } = review;
  // A submission may be approved in another category than it was handed in with; nothing else is told then.
  if (category && decision === 'APPROVED' && template.status === 'PENDING') {
    if (category !== template.category) template.previousCategory = template.category;
    template.category = category;
  } else if (category && (category !== template.category || review.categoryNotice)) {
    changeCategory(platform, template, category, review.categoryNotice === true);
  }
  if (review.detectedCategory) {
    publish(platform, template, 'template_correct_category_detection', {
      ...naming(platform, template),
      category: template.category,
      correct_category: review.detectedCategory,
    });
  }
  if (review.quality) changeQuality(platform, template, review.quality);
  if (decision) decide(platform, template, review, decision.toUpperCase());
};

const shownButton = (button: JsonObject): JsonObject => {
  const url = asString(button['url']);
  const phone = asString(button['phone_number']);
  return {
    message_template_button_type: button['type'],
    message_template_button_text: button['text'],
    ...(url === undefined ? {} : { message_template_button_url: url }),
    ...(phone === undefined ? {} : { message_template_button_phone_number: phone }),
  };
};

/** Changes what a template consists of, as an edit at Meta does, and tells receivers. */
export const changeComponents = (
  platform: Platform,
  template: Template,
  components: JsonObject[],
): void => {
  template.components = components;
  template.updatedAt = platform.clock.now();
  const part = (type: string) => components.find((component) => component['type'] === type);
  const text = (type: string) => asString(part(type)?.['text']);
  const [title, footer] = [text('HEADER'), text('FOOTER')];
  const buttons = asObjects(part('BUTTONS')?.['buttons']);
  publish(platform, template, 'message_template_components_update', {
    ...naming(platform, template),
    ...(title === undefined ? {} : { message_template_title: title }),
    message_template_element: text('BODY') ?? '',
    ...(footer === undefined ? {} : { message_template_footer: footer }),
    ...(buttons.length > 0 ? { message_template_buttons: buttons.map(shownButton) } : {}),
  });
};

/** Approves a submission after a while when the options say so. */
export const reviewAutomatically = (platform: Platform, template: Template): void => {
  const { autoApproveMs } = platform.options;
  if (autoApproveMs === null) return;
  platform.timers.after(autoApproveMs, () => {
    if (template.status === 'PENDING') reviewTemplate(platform, template, { decision: 'APPROVED' });
  });
};
