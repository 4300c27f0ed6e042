// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.readme;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples on the first screen of the README.
 */
final class ReadmeExamples {

	private final String section;

	private ReadmeExamples(String section) {
		this.section = section;
	}

	/** What stands below a word in bold in the first section. */
	static ReadmeExamples of(String bold) throws IOException {
		String readme = Files.readString(Path.of("..", "README.md"), StandardCharsets.UTF_8);
		String first = readme.substring(readme.indexOf("## What it is for"), readme.indexOf("## Try it"));
		int start = first.indexOf("**" + bold + "**");
		assertThat(start).as("**%s**", bold).isPositive();
		int end = first.indexOf("\n**", start);
		return new ReadmeExamples(first.substring(start, (end > 0) ? end : first.length()));
	}

	/** The only block of a language. */
	String block(String language) {
		List<String> blocks = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
			.matcher(this.section)
			.results()
			.map((block) -> block.group(1))
			.toList();
		assertThat(blocks).as("blocks of %s", language).hasSize(1);
		return blocks.get(0);
	}

	/** The properties of the block of YAML, as arguments. */
	String[] properties() {
		YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
		yaml.setResources(new ByteArrayResource(block("yaml").getBytes(StandardCharsets.UTF_8)));
		return yaml.getObject()
			.entrySet()
			.stream()
			.map((property) -> "--" + property.getKey() + "=" + property.getValue())
			.toArray(String[]::new);
	}

}
