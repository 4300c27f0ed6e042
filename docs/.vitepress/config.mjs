// The site of these pages. Which pages there are, and in which order, is in README.md.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const repository = process.env.PROJECT_HOME ?? 'https://example.org/cognito-auth'

function sidebar() {
  const groups = []
  for (const line of readFileSync(fileURLToPath(new URL('../README.md', import.meta.url)), 'utf8').split('\n')) {
    const heading = /^## (.+)$/.exec(line)
    const page = /^\* \[([^\]]+)\]\(([^)]+)\)/.exec(line)
    if (heading) {
      groups.push({ text: heading[1], items: [] })
    }
    else if (page) {
      const link = page[2].startsWith('../') ? outside(page[2]) : '/' + page[2].replace(/README\.md$/, '').replace(/\.md$/, '')
      groups.at(-1).items.push({ text: page[1], link })
    }
  }
  return groups
}

// What is not a page of the site is read where the code is.
function outside(href) {
  return repository + '/blob/main/' + href.replace(/^(\.\.\/)+/, '')
}

function linkOutside(markdown) {
  const render = markdown.renderer.rules.link_open ?? ((tokens, index, options, env, self) => self.renderToken(tokens, index, options))
  markdown.renderer.rules.link_open = (tokens, index, options, env, self) => {
    const href = tokens[index].attrGet('href')
    if (href && isOutside(href, env.relativePath ?? '')) {
      tokens[index].attrSet('href', outside(href.startsWith('../') ? href : 'docs/' + href))
    }
    return render(tokens, index, options, env, self)
  }
}

function isOutside(href, page) {
  const up = href.match(/^(\.\.\/)+/)
  const depth = page.split('/').length - 1
  return (up && up[0].length / 3 > depth) || /^[a-z]+\/.*\.(json|ya?ml)$/.test(href)
}

export default {
  title: 'Cognito Auth',
  description: 'Password sign-in to Amazon Cognito user pools for Spring, without the AWS SDK, IAM keys or a browser redirect',
  lang: 'en',
  outDir: process.env.DOCS_OUT ?? '.vitepress/dist',
  rewrites: { 'README.md': 'index.md', ':folder/README.md': ':folder/index.md' },
  lastUpdated: false,
  markdown: { config: linkOutside },
  themeConfig: {
    outline: [2, 3],
    search: { provider: 'local' },
    sidebar: sidebar()
  }
}
