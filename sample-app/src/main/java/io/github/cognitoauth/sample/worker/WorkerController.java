// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.worker;

import java.time.Instant;
import java.util.List;

import io.github.cognitoauth.pool.CognitoUserPool;
import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.protocol.RegionRouter;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Shows the worker, as a page and as JSON, and lets people make trouble for it.
 */
@Controller
@RequestMapping("/worker")
class WorkerController {

	private final @Nullable Worker worker;

	private final @Nullable WorkerControls controls;

	private final CognitoUserPool pool;

	WorkerController(ObjectProvider<Worker> worker, ObjectProvider<WorkerControls> controls, CognitoUserPools pools) {
		this.worker = worker.getIfAvailable();
		this.controls = controls.getIfAvailable();
		this.pool = pools.main();
	}

	@GetMapping
	String page(Model model) {
		model.addAttribute("status", status());
		model.addAttribute("controls", (this.controls != null) ? this.controls.all() : List.of());
		return "worker";
	}

	@GetMapping("/status")
	@ResponseBody
	WorkerStatus status() {
		WorkerStatus status = (this.worker != null) ? this.worker.status() : WorkerStatus.notConfigured(Instant.now());
		RegionRouter regions = this.pool.client().regions();
		return (regions != null) ? status.in(regions.activeRegion()) : status;
	}

	@GetMapping("/history")
	@ResponseBody
	List<WorkerSample> history() {
		return (this.worker != null) ? this.worker.history() : List.of();
	}

	@PostMapping("/{control}")
	String use(@PathVariable String control, RedirectAttributes redirect) {
		if (this.controls == null) {
			throw new NoSuchControlException();
		}
		redirect.addFlashAttribute("notice", this.controls.use(control));
		// where the buttons are: the next one is at hand
		return "redirect:/worker#trouble";
	}

}
