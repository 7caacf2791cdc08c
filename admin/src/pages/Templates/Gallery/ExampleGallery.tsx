import { Box, Flex, Grid, SearchForm, Searchbar, Typography } from '@strapi/design-system';
import { useMemo, useState } from 'react';
import { useText } from '../../../hooks/use-text';
import { EXAMPLES } from '../content/examples';
import { ExampleCard } from './ExampleCard';
import { searchExamples } from './search-examples';

/** Good templates to start from, by topic, with a search. */
export function ExampleGallery() {
  const text = useText();
  const [typed, setTyped] = useState('');
  const examples = useMemo(
    () =>
      EXAMPLES.map(({ id, topic, content }) => ({
        id,
        content,
        title: text(`templates.example.${id}`),
        topic: text(`templates.topic.${topic}`),
      })),
    [text],
  );
  const sections = searchExamples(examples, typed);

  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Box maxWidth="40rem" width="100%">
        <SearchForm onSubmit={(event) => event.preventDefault()}>
          <Searchbar
            name="examples"
            value={typed}
            placeholder={text('templates.examples.search')}
            clearLabel={text('templates.examples.clear')}
            onChange={(event) => setTyped(event.target.value)}
            onClear={() => setTyped('')}
          >
            {text('templates.examples.search')}
          </Searchbar>
        </SearchForm>
        <div role="status">
          {sections.length === 0 && (
            <Typography textColor="neutral800">
              {text('templates.examples.none', { search: typed })}
            </Typography>
          )}
        </div>
      </Box>
      {sections.map(({ topic, examples: found }) => (
        <Flex
          key={topic}
          tag="section"
          direction="column"
          alignItems="stretch"
          gap={4}
          aria-label={topic}
        >
          <Typography variant="delta" tag="h2">
            {topic}
          </Typography>
          <Grid.Root gap={4}>
            {found.map((example) => (
              <Grid.Item key={example.id} col={4} m={6} s={12} xs={12} alignItems="stretch">
                <ExampleCard example={example} />
              </Grid.Item>
            ))}
          </Grid.Root>
        </Flex>
      ))}
    </Flex>
  );
}
