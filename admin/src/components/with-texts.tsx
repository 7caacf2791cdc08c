import { Button, Flex, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import {
  useEffect,
  useMemo,
  useState,
  type ComponentType,
  type PropsWithChildren,
  type ReactNode,
} from 'react';
import { createIntl, createIntlCache, RawIntlProvider, useIntl } from 'react-intl';
import {
  isSameLanguage,
  nearestLanguage,
  type SpokenLanguage,
} from '../../../shared/domain/spoken-language';
import { ReadWordsContext } from '../hooks/read-words-context';
import { useStartText } from '../hooks/use-start-text';
import { withPrefix } from '../plugin-translations';
import { loadTexts, type Vocabulary } from '../translations/languages';
import type { Texts } from '../translations/texts';
import { KeepFocus } from './KeepFocus';

/** The file of a part, as `import()` gives it. */
type Load<Props> = () => Promise<{ default: ComponentType<Props> }>;

interface Loaded<Props> {
  Part: ComponentType<Props>;
  vocabulary: Vocabulary;
}

/**
 * A part of the plugin that stands in a page of Strapi's: its code, and the texts of the person's
 * language, are fetched when it is first shown. `waiting` stands there meanwhile.
 */
export function withTexts<Props extends object>(
  load: Load<Props>,
  waiting: ReactNode = <Page.Loading />,
): ComponentType<Props> {
  // So that it is there at once the next time.
  let last: Loaded<Props> | null = null;
  const fetchFor = async (language: SpokenLanguage) => {
    const [{ default: Part }, vocabulary] = await Promise.all([load(), loadTexts(language)]);
    last = { Part, vocabulary };
    return last;
  };

  return function WithTexts(props: Props) {
    const language = nearestLanguage(useIntl().locale);
    const [loaded, setLoaded] = useState(last);
    const [hasFailed, setHasFailed] = useState(false);
    const isThere = loaded?.vocabulary.language === language;
    const isWanted = !isThere && !hasFailed;

    useEffect(() => {
      if (!isWanted) return undefined;
      let isShown = true;
      fetchFor(language).then(
        (next) => isShown && setLoaded(next),
        () => isShown && setHasFailed(true),
      );
      return () => {
        isShown = false;
      };
    }, [isWanted, language]);

    const draw = () => {
      if (hasFailed) return <NotLoaded onRetry={() => setHasFailed(false)} />;
      if (!isThere) return waiting;
      const { Part, vocabulary } = loaded;
      return (
        <InLanguage vocabulary={vocabulary}>
          <Part {...props} />
        </InLanguage>
      );
    };
    return <KeepFocus>{draw()}</KeepFocus>;
  };
}

/** Adds the plugin's texts to those of Strapi; what the site itself has translated stays. */
function InLanguage({ vocabulary, children }: PropsWithChildren<{ vocabulary: Vocabulary }>) {
  const strapi = useIntl();
  const intl = useMemo(() => {
    const { language, texts } = vocabulary;
    return createIntl(
      {
        ...strapi,
        // Dates and numbers in the language of the sentences in which they stand.
        locale: isSameLanguage(strapi.locale, language) ? strapi.locale : language,
        messages: { ...withPrefix(texts), ...(strapi.messages as Texts) },
      },
      createIntlCache(),
    );
  }, [strapi, vocabulary]);
  return (
    <RawIntlProvider value={intl}>
      <ReadWordsContext.Provider value={vocabulary.readWords}>{children}</ReadWordsContext.Provider>
    </RawIntlProvider>
  );
}

function NotLoaded({ onRetry }: { onRetry: () => void }) {
  const text = useStartText();
  return (
    <Flex role="alert" direction="column" alignItems="flex-start" gap={3} padding={4}>
      <Typography>{text('load.error')}</Typography>
      <Button variant="secondary" onClick={onRetry}>
        {text('load.retry')}
      </Button>
    </Flex>
  );
}
