// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.benchmarks;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Map;

import com.sun.management.OperatingSystemMXBean;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.ClassUtils;

/**
 * An app that only starts: with this library if that is on its class path. Prints what
 * the start took.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class PlainApplication {

	private static final String AUTHENTICATOR = "cognitoPasswordAuthenticator";

	/**
	 * Start, print and end.
	 * @param args not used
	 */
	public static void main(String[] args) {
		start(PlainApplication.class);
	}

	static void start(Class<?> type) {
		SpringApplication application = new SpringApplication(type);
		if (!ClassUtils.isPresent("org.springframework.web.servlet.DispatcherServlet", null)) {
			application.setWebApplicationType(WebApplicationType.NONE);
		}
		application.setDefaultProperties(Map.of("server.port", "0", "cognito.user-pool-id", "eu-west-1_Ab1Cd2Ef3",
				"cognito.client-id", "1example23456789", "spring.main.banner-mode", "off"));
		ConfigurableApplicationContext context = application.run();
		if (context.containsBean(AUTHENTICATOR)) {
			// made when somebody asks, and what signs people in does
			context.getBean(AUTHENTICATOR);
		}
		long time = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
		long cpu = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1_000_000;
		PrintStream output = System.out;
		int classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
		output.println(AppStart.MARK + " " + time + " " + cpu + " " + classes);
		System.exit(0);
	}

}
